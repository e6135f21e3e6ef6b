package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/// What a commit did to one file, compared with its first parent. Blobs are ids; a symbolic link or submodule is no
/// file, so a file that becomes one is deleted.
///
/// @param path    the path after the commit (before it, where the file was deleted)
/// @param oldPath where a renamed file was before, else null
/// @param oldBlob the content before, null where the file was added
/// @param newBlob the content after, null where the file was deleted
public record PathChange(
        Kind kind,
        String path,
        @Nullable String oldPath,
        @Nullable String oldBlob,
        @Nullable String newBlob) {

    /// What happened to the path.
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED,
        RENAMED
    }

    public PathChange {
        requireNonNull(path, "path");
        if ((oldBlob == null) != (kind == Kind.ADDED)
                || (newBlob == null) != (kind == Kind.DELETED)
                || (oldPath == null) != (kind != Kind.RENAMED)) {
            throw new IllegalArgumentException("%s: blobs and paths do not fit %s".formatted(path, kind));
        }
    }

    public static PathChange added(String path, String newBlob) {
        return new PathChange(Kind.ADDED, path, null, null, newBlob);
    }

    public static PathChange modified(String path, String oldBlob, String newBlob) {
        return new PathChange(Kind.MODIFIED, path, null, oldBlob, newBlob);
    }

    public static PathChange deleted(String path, String oldBlob) {
        return new PathChange(Kind.DELETED, path, null, oldBlob, null);
    }

    public static PathChange renamed(String path, String oldPath, String oldBlob, String newBlob) {
        return new PathChange(Kind.RENAMED, path, oldPath, oldBlob, newBlob);
    }
}
