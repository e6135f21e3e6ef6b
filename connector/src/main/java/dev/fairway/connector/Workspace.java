package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/// A folder that was opened for reading: what is in it now, and what is known of its past.
///
/// @param root  the repository's top folder (of a plain folder: the folder itself)
/// @param scope the folder that was asked for, relative to `root` and separated by `/`; empty for the root itself
public record Workspace(Path root, String scope, SourceTree tree, Past past) implements AutoCloseable {

    public Workspace {
        requireNonNull(root, "root");
        requireNonNull(scope, "scope");
        requireNonNull(tree, "tree");
        requireNonNull(past, "past");
    }

    /// The history, where there is one; [#past] says why there is none.
    public Optional<History> history() {
        return switch (past) {
            case Past.Known(var history) -> Optional.of(history);
            case Past.Unknown _ -> Optional.empty();
        };
    }

    @Override
    public void close() {
        history().ifPresent(History::close);
    }
}
