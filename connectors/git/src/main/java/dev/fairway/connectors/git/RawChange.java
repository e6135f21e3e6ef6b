package dev.fairway.connectors.git;

import org.jspecify.annotations.Nullable;

/// One line of a comparison of two trees, as Git states it: only sides that are regular files have a blob.
///
/// @param path    the path after the change (before it, where the file vanished)
/// @param oldPath the path before, when it was another one
record RawChange(
        String path,
        @Nullable String oldPath,
        @Nullable String oldBlob,
        @Nullable String newBlob) {

    private static final String REGULAR = "100";

    /// The blob of a side, or null where that side is no regular file.
    static @Nullable String blob(String octalMode, String id) {
        return octalMode.startsWith(REGULAR) ? id : null;
    }

    boolean added() {
        return oldBlob == null && newBlob != null;
    }

    boolean vanished() {
        return oldBlob != null && (newBlob == null || oldPath != null);
    }
}
