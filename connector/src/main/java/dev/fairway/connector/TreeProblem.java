package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// Something of a source tree that is there and could not be seen, and why.
///
/// The path may hold escapes (`\xNN`) for bytes that are not text; an empty path means the tree as a whole.
///
/// @param standsForAFile whether the path is the name of a file whose content could not be reached: it is there, so
///     what it is named after is there, too
public record TreeProblem(String path, String reason, boolean standsForAFile) {

    public TreeProblem {
        requireNonNull(path, "path");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("%s: a problem without a reason".formatted(path));
        }
    }

    public TreeProblem(String path, String reason) {
        this(path, reason, false);
    }
}
