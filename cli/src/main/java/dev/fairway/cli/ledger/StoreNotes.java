package dev.fairway.cli.ledger;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which log was in which folder: where a store is missing that was there, nobody begins another one by mistake.
///
/// @param folder of the notes, one file for each store: the log's origin, and how it is known
record StoreNotes(Path folder) {

    private static final String SEEN = "seen";

    /// The origin of the log that was in a store's folder.
    Optional<String> origin(Path store) {
        return lines(store).stream().findFirst();
    }

    /// The same, where this machine has made that log; nothing where it has only read it, or appended to it.
    Optional<String> made(Path store) {
        return lines(store).contains(SEEN) ? Optional.empty() : origin(store);
    }

    /// That a ledger was in a store's folder, and what to do; nothing where none was.
    Optional<String> gone(Path store) {
        return origin(store)
                .map(origin -> "the ledger %s was in %s and is not there any more; bring it back, or begin another one"
                                .formatted(origin, store)
                        + " with fairway release create … --new-log");
    }

    private List<String> lines(Path store) {
        try {
            var note = note(store);
            return Files.exists(note) ? Files.readAllLines(note) : List.of();
        } catch (IOException e) {
            throw Disk.failure("which ledgers were here cannot be read in %s".formatted(folder), e);
        }
    }

    /// That this machine has made a log there.
    void remember(Path store, String origin) {
        try {
            Files.createDirectories(folder);
            Files.writeString(note(store), origin + "\n");
        } catch (IOException e) {
            throw Disk.failure("which ledgers are here cannot be written to %s".formatted(folder), e);
        }
    }

    /// That a log is there. Where that cannot be noted, whoever reads or appends does so all the same.
    void seen(Path store, String origin) {
        try {
            if (!origin(store).equals(Optional.of(origin))) {
                remember(store, origin + "\n" + SEEN);
            }
        } catch (UncheckedIOException _) {
            // Then a store that goes is not missed by this machine.
        }
    }

    private Path note(Path store) throws IOException {
        return folder.resolve(Bytes.utf8(real(store.toAbsolutePath()).toString())
                .sha256()
                .hex()
                .substring(0, 32));
    }

    /// One folder has many spellings; what is there of it has one. The rest may be gone.
    static Path real(Path path) throws IOException {
        var parent = path.getParent();
        var name = path.getFileName();
        return Files.exists(path) || parent == null || name == null
                ? path.toRealPath()
                : real(parent).resolve(name);
    }
}
