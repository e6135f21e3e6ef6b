package dev.fairway.ledger.note;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// That an entry is in a log, for somebody who has nothing else but the log's key (C2SP tlog-proof). The entry goes
/// along as `extra`.
///
/// @param entry the leaf's bytes
/// @param index of the entry
/// @param path from the entry's sibling upwards
/// @param checkpoint that the path leads to
public record Receipt(Bytes entry, long index, List<Hash> path, Note checkpoint) {

    private static final String HEADER = "c2sp.org/tlog-proof@v1";
    private static final String EXTRA = "extra ";
    private static final String INDEX = "index ";
    /// More hashes than any tree is high.
    private static final int HIGHEST = 63;

    public Receipt {
        requireNonNull(checkpoint, "checkpoint");
        requireNonNull(entry, "entry");
        path = List.copyOf(path);
        if (index < 0 || path.size() > HIGHEST) {
            throw new IllegalArgumentException("not the place of an entry: %d".formatted(index));
        }
    }

    /// Whether a text could be a receipt of which something was changed or cut.
    public static boolean resembles(String text) {
        return HEADER.startsWith(text)
                || text.lines()
                        .anyMatch(line -> line.equals(HEADER) || line.startsWith(EXTRA) || line.startsWith(INDEX));
    }

    /// Reads what was written to a file; nothing where it is not a receipt to the letter.
    public static Optional<Receipt> parse(Bytes bytes) {
        return bytes.text().flatMap(Receipt::parse);
    }

    private static Optional<Receipt> parse(String text) {
        var end = text.indexOf("\n\n");
        if (end < 0) {
            return Optional.empty();
        }
        var lines = text.substring(0, end).split("\n", -1);
        if (lines.length < 3
                || lines.length > 3 + HIGHEST
                || !lines[0].equals(HEADER)
                || !lines[1].startsWith(EXTRA)
                || !lines[2].startsWith(INDEX)) {
            return Optional.empty();
        }
        var entry = Bytes.base64(lines[1].substring(EXTRA.length()));
        var index = Spelling.number(lines[2].substring(INDEX.length()));
        var path = path(List.of(lines).subList(3, lines.length));
        var note = Note.parse(Bytes.utf8(text.substring(end + 2)));
        if (entry.isEmpty() || index.isEmpty() || path.isEmpty() || note.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Receipt(entry.get(), index.getAsLong(), path.get(), note.get()));
    }

    private static Optional<List<Hash>> path(List<String> lines) {
        var path = new ArrayList<Hash>();
        for (var line : lines) {
            var hash = Bytes.base64(line).filter(bytes -> bytes.length() == Hash.SIZE);
            if (hash.isEmpty()) {
                return Optional.empty();
            }
            path.add(new Hash(hash.get()));
        }
        return Optional.of(path);
    }

    /// The checkpoint under which the log has this entry; nothing where the log did not sign it, or the path leads
    /// elsewhere.
    public Optional<Checkpoint> proves(VerifierKey log, Verification verification) {
        return Checkpoint.of(checkpoint, log, verification)
                .filter(signed -> Proofs.rootOf(Merkle.leaf(entry), index, signed.size(), path)
                        .equals(Optional.of(signed.root())));
    }

    public Bytes bytes() {
        var text = new StringBuilder(HEADER).append('\n');
        text.append(EXTRA).append(entry.base64()).append('\n');
        text.append(INDEX).append(index).append('\n');
        path.forEach(hash -> text.append(hash.bytes().base64()).append('\n'));
        return Bytes.utf8(text.append('\n').append(checkpoint).toString());
    }
}
