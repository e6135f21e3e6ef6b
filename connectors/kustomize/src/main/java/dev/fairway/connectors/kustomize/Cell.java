package dev.fairway.connectors.kustomize;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A private directory for one run: the files, a home and a place for programs that are empty, and the output. Closing
/// removes it, and so does the end of the process.
record Cell(Path directory, Thread atExit) implements AutoCloseable {

    private static final int ATTEMPTS = 20;

    static Cell open() throws IOException {
        var directory = Files.createTempDirectory("fairway-kustomize").toRealPath();
        var cell = new Cell(directory, new Thread(() -> delete(directory), "kustomize-cleanup"));
        try {
            Runtime.getRuntime().addShutdownHook(cell.atExit());
        } catch (IllegalStateException e) {
            delete(directory);
            throw new IOException("the process is about to end", e);
        }
        Files.createDirectory(cell.tree());
        Files.createDirectory(cell.home());
        Files.createDirectory(cell.programs());
        Files.createFile(cell.nothing());
        return cell;
    }

    Path tree() {
        return directory.resolve("tree");
    }

    Path home() {
        return directory.resolve("home");
    }

    Path programs() {
        return directory.resolve("programs");
    }

    Path nothing() {
        return directory.resolve("nothing");
    }

    Path output() {
        return directory.resolve("output.yaml");
    }

    /// Refuses a path that would lead out of the tree.
    void put(String path, byte[] content) throws IOException {
        var file = tree().resolve(path).normalize();
        if (!file.startsWith(tree()) || file.equals(tree())) {
            throw new IOException("a path outside the tree");
        }
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    @Override
    public void close() {
        delete(directory);
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException _) {
            // The machine is going down already, and the hook does the rest.
        }
    }

    /// Tries again where the tool wrote something meanwhile.
    private static void delete(Path directory) {
        for (var i = 0; i < ATTEMPTS && Files.isDirectory(directory); i++) {
            try (var files = Files.walk(directory)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException _) {
                // Once more; in the end the system cleans its temporary folder.
            }
        }
    }
}
