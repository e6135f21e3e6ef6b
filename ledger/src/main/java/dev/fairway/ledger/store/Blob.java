package dev.fairway.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.security.SecureRandom;
import java.util.Optional;

/// A file's bytes beside the log, under their digest (docs/ledger-format.md, 8).
///
/// @param content what is stored; of a salted one the salt, then the bytes
/// @param plain of a salted one, the digest of the bytes without the salt
public record Blob(Bytes content, Optional<Digest> plain) {

    /// Bytes of a salt.
    public static final int SALT = 32;

    public Blob {
        requireNonNull(content, "content");
        if (plain.isPresent() && content.length() < SALT) {
            throw new IllegalArgumentException("a salted blob begins with %d bytes of salt".formatted(SALT));
        }
    }

    /// What names nobody.
    public static Blob plain(Bytes content) {
        return new Blob(content, Optional.empty());
    }

    /// What could name a person: nobody who guesses it can confirm it once it is erased.
    public static Blob salted(Bytes content, SecureRandom random) {
        var salt = new byte[SALT];
        random.nextBytes(salt);
        return new Blob(Bytes.of(salt).then(content), Optional.of(Digest.of(content)));
    }

    public Digest digest() {
        return Digest.of(content);
    }
}
