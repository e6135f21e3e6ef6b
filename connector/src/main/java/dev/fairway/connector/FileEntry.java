package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// One file of a source tree: its path, its size in bytes, and whether the path itself holds the content.
public record FileEntry(String path, long size, Kind kind) {

    /// How the content is reached.
    public enum Kind {
        /// The path is a regular file.
        FILE,
        /// The path is a symbolic link to a regular file of the same repository; size and content are the target's.
        LINK
    }

    public FileEntry {
        requireNonNull(kind, "kind");
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a file without a path");
        }
        if (size < 0) {
            throw new IllegalArgumentException("%s has a negative size".formatted(path));
        }
    }
}
