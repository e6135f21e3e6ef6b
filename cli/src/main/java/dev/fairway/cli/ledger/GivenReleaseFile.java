package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.release.ReleaseFile;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.project.ReleaseFileReader;
import dev.fairway.formats.project.ReleaseFileReading;
import dev.fairway.formats.read.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// The file that `release create --file` names.
///
/// @param name as it was typed; empty where none was
/// @param folder from which it names files
/// @param reading what was read; nothing where there is a file that cannot be read
record GivenReleaseFile(String name, Optional<ReleaseFileReading> reading, Path folder) {

    /// Bytes of a release's file.
    private static final long LARGEST = 4 << 20;

    /// @param mistakes receives what is wrong with it
    static GivenReleaseFile read(Invocation invocation, List<String> mistakes) {
        var directory = invocation.surroundings().directory();
        String name = invocation.arguments().matchedOptionValue("--file", "");
        if (name.isEmpty()) {
            var nothing = new ReleaseFileReading(ReleaseFile.empty(), new TreeSet<>(), List.of());
            return new GivenReleaseFile(name, Optional.of(nothing), directory);
        }
        var path = directory.resolve(name);
        var unread = new GivenReleaseFile(name, Optional.empty(), directory);
        try {
            var none = Typed.noFile(path);
            if (none.isPresent()) {
                mistakes.add("%s: %s".formatted(name, none.orElseThrow()));
                return unread;
            }
            if (Files.size(path) > LARGEST) {
                mistakes.add("%s: more than %d bytes are no list of a release's parts".formatted(name, LARGEST));
                return unread;
            }
            if (!DocumentReader.readable(name)) {
                mistakes.add("%s: a release's file is YAML or JSON, by its ending".formatted(name));
                return unread;
            }
            var reading = ReleaseFileReader.read(Source.of(name), Files.readAllBytes(path));
            reading.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
            return new GivenReleaseFile(name, Optional.of(reading), path.resolveSibling(""));
        } catch (IOException _) {
            mistakes.add("%s: cannot be read".formatted(name));
            return unread;
        }
    }

    ReleaseFile file() {
        return reading.map(ReleaseFileReading::file).orElseGet(ReleaseFile::empty);
    }

    /// Whether it says something of a key that was not taken, or may: then nobody is asked for it otherwise.
    boolean isRefused(String key) {
        return reading.isEmpty() || reading.get().refused().contains(key);
    }
}
