package dev.fairway.ledger.note;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Whom a note can be checked against: `<name>+<8 hex digits>+<base64>`, the "vkey" of C2SP signed-note.
///
/// @param name for a log its origin
/// @param type what the key signs
/// @param publicKey 32 bytes of Ed25519
public record VerifierKey(String name, Type type, Bytes publicKey) {

    /// Longer names are nobody's.
    private static final int LONGEST = 255;

    private static final Pattern NAME = Pattern.compile("[^+\\s\\p{Z}\\p{C}]{1," + LONGEST + "}");

    /// What a key signs; it is part of the key's id, so that no signature can be taken for one of the other kind.
    public enum Type {
        /// Notes themselves: a log its checkpoints.
        NOTE(0x01),
        /// Cosignatures with a time: witnesses.
        COSIGNATURE(0x04);

        private final byte code;

        Type(int code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }
    }

    public VerifierKey {
        requireNonNull(type, "type");
        if (!isName(name)) {
            throw new IllegalArgumentException("not the name of a key: '%s'".formatted(name));
        }
        if (!Ed25519.sound(publicKey)) {
            throw new IllegalArgumentException("%s: not an Ed25519 key".formatted(name));
        }
    }

    /// For what a person gave; nothing where it is no vkey, or of a kind that is not known here.
    public static Optional<VerifierKey> parse(String text) {
        var first = text.indexOf('+');
        var second = text.indexOf('+', first + 1);
        if (first < 1 || second < 0) {
            return Optional.empty();
        }
        var name = text.substring(0, first);
        return Bytes.base64(text.substring(second + 1))
                .filter(key -> key.length() == 1 + Ed25519.KEY_SIZE && isName(name))
                .flatMap(key -> of(name, key))
                .filter(key -> key.id().hex().equals(text.substring(first + 1, second)));
    }

    private static Optional<VerifierKey> of(String name, Bytes key) {
        var publicKey = key.slice(1);
        return Arrays.stream(Type.values())
                .filter(type -> key.slice(0, 1).equals(Bytes.of(type.code)) && Ed25519.sound(publicKey))
                .map(type -> new VerifierKey(name, type, publicKey))
                .findFirst();
    }

    /// Whether a key, and so a log or a witness, may be called so.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// The first 4 bytes of SHA-256(name, newline, type, key).
    public Bytes id() {
        return Bytes.utf8(name + "\n").then(typed()).sha256().slice(0, 4);
    }

    private Bytes typed() {
        return Bytes.of(type.code).then(publicKey);
    }

    /// The vkey.
    @Override
    public String toString() {
        return name + "+" + id().hex() + "+" + typed().base64();
    }
}
