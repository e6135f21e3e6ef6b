package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.FileReference;
import dev.fairway.engine.release.ArtifactFile;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.ledger.fact.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An artifact that is a file, as an option (`NAME=./PATH`) or a release's file names it.
///
/// @param where it is named, as mistakes begin
/// @param folder from which its path is meant
record FileArtifact(String where, String name, Path folder, FileReference file) {

    FileArtifact {
        requireNonNull(where, "where");
        requireNonNull(name, "name");
        requireNonNull(folder, "folder");
        requireNonNull(file, "file");
    }

    /// @param text as an option has it; nothing where it names no file
    /// @param directory the working directory
    static Optional<FileArtifact> parse(String text, Path directory) {
        var name = text.substring(0, Math.max(0, text.indexOf('=')));
        return FileReference.parse(text.substring(text.indexOf('=') + 1))
                .map(file -> new FileArtifact("--artifact " + name, name, directory, file));
    }

    /// Those that name no file.
    static List<String> others(List<String> artifacts) {
        return artifacts.stream()
                .filter(text -> FileReference.parse(text.substring(text.indexOf('=') + 1))
                        .isEmpty())
                .toList();
    }

    /// Where it is, as it is remembered; nothing where it cannot be, which is told.
    ///
    /// @param top from which such paths are meant
    Optional<String> place(Path top, Consumer<String> mistakes) {
        if (!PartPlaces.isPath(file.path())) {
            mistakes.accept("%s: this is no path of a file".formatted(where));
            return Optional.empty();
        }
        if (Typed.isSecret(file.path())) {
            mistakes.accept("%s: its path looks like a secret, and would be recorded".formatted(where));
            return Optional.empty();
        }
        return Optional.of(ArtifactFile.place(top, folder.resolve(file.path())));
    }

    /// The digest of its bytes; nothing where there is none, or another than was named, which is told.
    Optional<Digest> read(Consumer<String> mistakes) {
        return switch (ArtifactFile.look(folder.resolve(file.path()))) {
            case ArtifactFile.Look.Seen(var of)
            when file.digest().filter(it -> !it.equals(of.text())).isEmpty() -> Optional.of(of);
            case ArtifactFile.Look.Seen(var of) -> none("its digest is another, " + of, mistakes);
            case ArtifactFile.Look.Absent(var why) -> none(why, mistakes);
            case ArtifactFile.Look.Unseen(var why) -> none(why, mistakes);
        };
    }

    private Optional<Digest> none(String why, Consumer<String> mistakes) {
        mistakes.accept("%s: %s: %s".formatted(where, file.path(), why));
        return Optional.empty();
    }
}
