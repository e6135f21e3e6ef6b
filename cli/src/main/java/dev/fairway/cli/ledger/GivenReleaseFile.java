package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Invocation;
import dev.fairway.core.release.ReleaseFile;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.project.ReleaseFileReader;
import dev.fairway.formats.read.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The file that `release create --file` names.
///
/// @param name as it was typed; empty where none was
/// @param folder from which it names files
/// @param unread whether there is one that cannot be read: what it would have said is not asked for
record GivenReleaseFile(String name, ReleaseFile file, Path folder, boolean unread) {

    /// Bytes of a release's file.
    private static final long LARGEST = 4 << 20;

    /// @param mistakes receives what is wrong with it
    static GivenReleaseFile read(Invocation invocation, List<String> mistakes) {
        var directory = invocation.surroundings().directory();
        String name = invocation.arguments().matchedOptionValue("--file", "");
        if (name.isEmpty()) {
            return new GivenReleaseFile(name, ReleaseFile.empty(), directory, false);
        }
        var path = directory.resolve(name);
        var unread = new GivenReleaseFile(name, ReleaseFile.empty(), directory, true);
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
            return new GivenReleaseFile(name, reading.file(), path.resolveSibling(""), false);
        } catch (IOException _) {
            mistakes.add("%s: cannot be read".formatted(name));
            return unread;
        }
    }
}
