package dev.fairway.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Optional;

/// A blob as it is kept. Nothing in it is judged.
///
/// @param name what should be the content's SHA-256
/// @param plain of a salted one, what should be the SHA-256 of what follows the salt
public record StoredBlob(Bytes name, Bytes content, Optional<Bytes> plain) {
    public StoredBlob {
        requireNonNull(name, "name");
        requireNonNull(content, "content");
        requireNonNull(plain, "plain");
    }
}
