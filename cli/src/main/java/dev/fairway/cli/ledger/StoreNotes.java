package dev.fairway.cli.ledger;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which log was in which folder: where a store is missing that was there, nobody begins another one by mistake.
///
/// @param folder of the notes, one file for each store
record StoreNotes(Path folder) {

    /// The origin of the log that was in a store's folder.
    Optional<String> origin(Path store) {
        try {
            var note = note(store);
            return Files.exists(note) ? Optional.of(Files.readString(note).strip()) : Optional.empty();
        } catch (IOException e) {
            throw Disk.failure("which ledgers were here cannot be read in %s".formatted(folder), e);
        }
    }

    void remember(Path store, String origin) {
        try {
            Files.createDirectories(folder);
            Files.writeString(note(store), origin + "\n");
        } catch (IOException e) {
            throw Disk.failure("which ledgers are here cannot be written to %s".formatted(folder), e);
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
