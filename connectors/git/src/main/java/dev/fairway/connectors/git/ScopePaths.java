package dev.fairway.connectors.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Turns paths of the repository into paths of the scope and back. What lies outside of the scope begins with `../`.
///
/// @param scope the folder, relative to the repository's root; empty for the root itself
record ScopePaths(String scope) {

    String toScope(String repositoryPath) {
        if (scope.isEmpty()) {
            return repositoryPath;
        }
        if (repositoryPath.startsWith(scope + "/")) {
            return repositoryPath.substring(scope.length() + 1);
        }
        var from = scope.split("/", -1);
        var to = repositoryPath.split("/", -1);
        var shared = 0;
        while (shared < from.length && shared < to.length - 1 && from[shared].equals(to[shared])) {
            shared++;
        }
        return "../".repeat(from.length - shared) + String.join("/", List.of(to).subList(shared, to.length));
    }

    /// As [#toRepository], of a folder; the empty text is the scope itself.
    Optional<String> folder(String scopePath) {
        return scopePath.isEmpty() ? Optional.of(scope) : toRepository(scopePath);
    }

    /// Empty for what is no path inside the repository, or leads into Git's own folder.
    Optional<String> toRepository(String scopePath) {
        var segments = new ArrayList<>(scope.isEmpty() ? List.of() : List.of(scope.split("/", -1)));
        var leading = true;
        for (var segment : scopePath.split("/", -1)) {
            var up = segment.equals("..");
            leading &= up;
            if (segment.isEmpty() || segment.equals(".") || segment.equalsIgnoreCase(".git")) {
                return Optional.empty();
            }
            if (up && (!leading || segments.isEmpty())) {
                return Optional.empty();
            }
            if (up) {
                segments.removeLast();
            } else {
                segments.add(segment);
            }
        }
        return segments.isEmpty() ? Optional.empty() : Optional.of(String.join("/", segments));
    }
}
