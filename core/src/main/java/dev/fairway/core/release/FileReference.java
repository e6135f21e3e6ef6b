package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// Where an artifact is that is a file, as people name it: `./PATH`, `/PATH` or `file:PATH`, and after it `@` and the
/// digest that it has to have, where somebody knows it. No reference to an image begins so.
///
/// @param path as it was written; empty where there is none
/// @param digest nothing where it is taken from the file
public record FileReference(String path, Optional<String> digest) {

    private static final String SCHEME = "file:";

    public FileReference {
        requireNonNull(path, "path");
        requireNonNull(digest, "digest");
    }

    /// Nothing where the text names no file.
    public static Optional<FileReference> parse(String text) {
        if (!text.startsWith(".") && !text.startsWith("/") && !text.startsWith(SCHEME)) {
            return Optional.empty();
        }
        var path = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        var at = path.lastIndexOf('@');
        var digest = path.substring(at + 1);
        return Optional.of(
                at >= 0 && ReleaseNames.isDigest(digest)
                        ? new FileReference(path.substring(0, at), Optional.of(digest))
                        : new FileReference(path, Optional.empty()));
    }
}
