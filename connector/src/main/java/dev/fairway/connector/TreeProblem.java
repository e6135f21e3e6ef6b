package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

/// Something of a source tree that is there and could not be seen, and why.
///
/// The path may hold escapes (`\xNN`) for bytes that are not text; an empty path means the tree as a whole.
public record TreeProblem(String path, String reason) {

    public TreeProblem {
        requireNonNull(path, "path");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("%s: a problem without a reason".formatted(path));
        }
    }
}
