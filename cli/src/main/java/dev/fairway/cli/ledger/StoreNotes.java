package dev.fairway.cli.ledger;

import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
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
            throw new UncheckedIOException(e);
        }
    }

    void remember(Path store, String origin) {
        try {
            Files.createDirectories(folder);
            Files.writeString(note(store), origin + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path note(Path store) {
        return folder.resolve(
                Bytes.utf8(store.toAbsolutePath().toString()).sha256().hex().substring(0, 32));
    }
}
