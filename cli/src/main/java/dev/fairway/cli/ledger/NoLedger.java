package dev.fairway.cli.ledger;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What somebody named in the place of a ledger and is none, nor a part of one that was damaged: it is not broken,
/// there is nothing to verify. What could have been a receipt or a package is never taken for it, whatever was
/// changed of it.
final class NoLedger {

    /// Bytes by which a file is known.
    private static final int HEAD = 1 << 16;

    private static final String DATABASE = "SQLite format 3\0";
    private static final String EXPORT_FIRST = "fairway ledger export writes one of a store";

    private NoLedger() {}

    /// Why a file is nothing that can be verified, and what is; nothing where it could be.
    static Optional<String> file(Path file) {
        try (var in = Files.newInputStream(file)) {
            var head = Bytes.of(in.readNBytes(HEAD));
            var text = new String(head.array(), StandardCharsets.ISO_8859_1);
            if (text.startsWith(DATABASE)) {
                return Optional.of("it is a database, as a store has one: FAIRWAY_STORE names the store's folder, and"
                        + " fairway ledger verify without PATH verifies it");
            }
            if (Note.parse(head).flatMap(it -> Checkpoint.parse(it.text())).isPresent()) {
                return Optional.of("it is a checkpoint, which says nothing of any entry: name the folder of its export,"
                        + " or take it for --since");
            }
            return Receipt.resembles(text) || ExcerptFiles.resembles(text)
                    ? Optional.empty()
                    : Optional.of("it is neither a receipt nor a package, nor the folder of an export");
        } catch (IOException e) {
            throw Disk.failure("it cannot be read", e);
        }
    }

    /// Why a folder is no export of a ledger.
    static String folder(Path folder) {
        return "it is no export of a ledger: there is neither a checkpoint nor a tree in it" + store(folder);
    }

    private static String store(Path folder) {
        return Files.exists(folder.resolve("ledger.db"))
                ? "; it is a store, which FAIRWAY_STORE names: fairway ledger verify without PATH verifies it, and "
                        + EXPORT_FIRST
                : "; " + EXPORT_FIRST;
    }
}
