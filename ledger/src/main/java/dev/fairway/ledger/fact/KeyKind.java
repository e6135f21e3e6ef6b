package dev.fairway.ledger.fact;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.ssh.SshSignature;
import java.util.Arrays;
import java.util.Optional;

/// How a key signs facts (docs/ledger-format.md, 2).
public enum KeyKind {
    /// The bytes to be signed, as they are: 64 bytes of signature.
    ED25519("ed25519"),
    /// OpenSSH's SSHSIG, as keys in an agent or in hardware do.
    SSH("ssh");

    private final String word;

    KeyKind(String word) {
        this.word = word;
    }

    /// As key entries write it.
    public String word() {
        return word;
    }

    public static Optional<KeyKind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// Whether a key can sign so.
    public boolean fits(PublicKey key) {
        return switch (this) {
            case ED25519 -> key.raw().isPresent();
            case SSH -> true;
        };
    }

    /// Whether a signature of this kind holds.
    ///
    /// @param message as it was signed: an envelope's payload with its type
    public boolean holds(PublicKey key, Bytes message, Bytes signature, Verification verification) {
        return switch (this) {
            case ED25519 ->
                key.raw()
                        .filter(raw -> verification.holds(raw, message, signature))
                        .isPresent();
            case SSH -> SshSignature.holds(key.form(), key.wire(), message, signature, verification);
        };
    }
}
