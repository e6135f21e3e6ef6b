package dev.fairway.connectors.kustomize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A private directory for one run: the files, a home and a place for programs that are empty, and the output. Closing
/// removes it.
record Cell(Path directory) implements AutoCloseable {

    static Cell open() throws IOException {
        var cell = new Cell(Files.createTempDirectory("fairway-kustomize").toRealPath());
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
    public void close() throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
