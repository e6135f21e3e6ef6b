package dev.fairway.ledger.fact;

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
}
