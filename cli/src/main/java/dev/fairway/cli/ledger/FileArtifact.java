package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.release.ReleaseNames;
import dev.fairway.engine.release.ArtifactFile;
import dev.fairway.engine.release.PartPlaces;
import dev.fairway.ledger.fact.Digest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// An artifact that is a file, as an option names it: `NAME=./PATH`, `NAME=/PATH` or `NAME=file:PATH`, and the digest
/// that it has to have after it, where somebody knows it. No reference to an image begins so.
///
/// @param digest nothing where it is taken from the file
record FileArtifact(String name, String path, Optional<String> digest) {

    private static final String SCHEME = "file:";

    FileArtifact {
        requireNonNull(name, "name");
        requireNonNull(path, "path");
        requireNonNull(digest, "digest");
    }

    /// @param text as an option has it; nothing where it names no file
    static Optional<FileArtifact> parse(String text) {
        var name = text.substring(0, Math.max(0, text.indexOf('=')));
        var place = text.substring(text.indexOf('=') + 1);
        if (!place.startsWith(".") && !place.startsWith("/") && !place.startsWith(SCHEME)) {
            return Optional.empty();
        }
        var path = place.startsWith(SCHEME) ? place.substring(SCHEME.length()) : place;
        var digest = path.substring(path.lastIndexOf('@') + 1);
        return Optional.of(
                path.contains("@") && ReleaseNames.isDigest(digest)
                        ? new FileArtifact(name, path.substring(0, path.lastIndexOf('@')), Optional.of(digest))
                        : new FileArtifact(name, path, Optional.empty()));
    }

    /// Those that name no file.
    static List<String> others(List<String> artifacts) {
        return artifacts.stream().filter(text -> parse(text).isEmpty()).toList();
    }

    /// Where it is, as it is remembered; nothing where it cannot be, which is told.
    Optional<String> place(Path directory, Consumer<String> mistakes) {
        if (!PartPlaces.isPath(path)) {
            mistakes.accept("--artifact %s: this is no path of a file".formatted(name));
            return Optional.empty();
        }
        if (Typed.isSecret(path)) {
            mistakes.accept("--artifact %s: its path looks like a secret, and would be recorded".formatted(name));
            return Optional.empty();
        }
        return Optional.of(ArtifactFile.place(LedgerPlace.top(directory), directory.resolve(path)));
    }

    /// The digest of its bytes; nothing where there is none, or another than was named, which is told.
    Optional<Digest> read(Path directory, Consumer<String> mistakes) {
        return switch (ArtifactFile.look(directory.resolve(path))) {
            case ArtifactFile.Look.Seen(var of)
            when digest.filter(it -> !it.equals(of.text())).isEmpty() -> Optional.of(of);
            case ArtifactFile.Look.Seen(var of) -> none("its digest is another, " + of, mistakes);
            case ArtifactFile.Look.Absent(var why) -> none(why, mistakes);
            case ArtifactFile.Look.Unseen(var why) -> none(why, mistakes);
        };
    }

    private Optional<Digest> none(String why, Consumer<String> mistakes) {
        mistakes.accept("--artifact %s: %s: %s".formatted(name, path, why));
        return Optional.empty();
    }
}
