package dev.fairway.store.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sqlite.util.OSInfo;

/// SQLite's library for this machine. Out of its jar it is unpacked anew by each process, which costs a third of a
/// second; where `org.sqlite.lib.path` names a folder that has it, it is loaded from there.
public final class NativeLibrary {

    private static final String NAME = System.mapLibraryName("sqlitejdbc");

    private NativeLibrary() {}

    /// Puts the library into a folder; nothing where there is none for this machine.
    public static void unpack(Path folder) throws IOException {
        var path = "/org/sqlite/native/%s/%s".formatted(OSInfo.getNativeLibFolderPathForCurrentOS(), NAME);
        try (var library = NativeLibrary.class.getResourceAsStream(path)) {
            if (library != null) {
                Files.createDirectories(folder);
                Files.copy(library, folder.resolve(NAME));
            }
        }
    }
}
