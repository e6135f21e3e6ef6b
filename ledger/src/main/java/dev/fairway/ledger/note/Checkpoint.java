package dev.fairway.ledger.note;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.tree.Hash;
import java.util.Optional;

/// What a log commits itself to: so many entries, with this root (C2SP tlog-checkpoint, without extensions).
///
/// @param origin which log
/// @param size number of entries
public record Checkpoint(String origin, long size, Hash root) {

    public Checkpoint {
        requireNonNull(root, "root");
        if (!VerifierKey.isName(origin)) {
            throw new IllegalArgumentException("not an origin: '%s'".formatted(origin));
        }
        if (size < 0) {
            throw new IllegalArgumentException("a log has no %d entries".formatted(size));
        }
    }

    /// Reads the text of a note; nothing where it is not exactly a checkpoint.
    public static Optional<Checkpoint> parse(String text) {
        var lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || !VerifierKey.isName(lines[0])) {
            return Optional.empty();
        }
        var size = Spelling.number(lines[1]);
        var root = Bytes.base64(lines[2]).filter(bytes -> bytes.length() == Hash.SIZE);
        return size.isPresent()
                ? root.map(bytes -> new Checkpoint(lines[0], size.getAsLong(), new Hash(bytes)))
                : Optional.empty();
    }

    /// The checkpoint of a note that a log has signed: its origin is the key's name, and exactly one signature is by
    /// the key and holds.
    public static Optional<Checkpoint> of(Note note, VerifierKey log, Verification verification) {
        var lines = note.by(log);
        if (log.type() != VerifierKey.Type.NOTE || lines.size() != 1) {
            return Optional.empty();
        }
        var signature = lines.getFirst().signature();
        return parse(note.text())
                .filter(checkpoint -> checkpoint.origin.equals(log.name()))
                .filter(_ -> signature.length() == Ed25519.SIGNATURE_SIZE
                        && verification.holds(log.publicKey(), note.signed(), signature));
    }

    /// What is signed.
    public String text() {
        return "%s\n%d\n%s\n".formatted(origin, size, root.bytes().base64());
    }
}
