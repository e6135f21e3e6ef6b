package dev.fairway.connectors.kustomize;

import dev.fairway.formats.kustomize.KustomizeFiles;
import dev.fairway.formats.kustomize.ParsedFiles;
import dev.fairway.formats.read.Sealing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder with overlays in it.
record Overlays(Path root, Sealing sealing) {

    KustomizeFiles files() {
        return new ParsedFiles(this::content, sealing);
    }

    SortedMap<String, byte[]> copies(List<String> paths) {
        var copies = new TreeMap<String, byte[]>();
        paths.forEach(path -> copies.put(path, content(path).orElseThrow()));
        return copies;
    }

    List<String> kustomizations() {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.getFileName().toString().startsWith("kustomization."))
                    .map(file -> root.relativize(file.getParent()).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> content(String path) {
        try {
            var file = root.resolve(path);
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    ? Optional.of(Files.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
