package dev.fairway.engine.release;

import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.Workspace;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.util.List;
import java.util.Optional;

/// Finds the bytes of a release's file where they may lie: they are proved by their digest, wherever they come from.
final class Sources {

    private Sources() {}

    /// In the commits in their order, then in what lies there now.
    static Optional<byte[]> find(Workspace workspace, String file, Digest wanted, List<Optional<String>> commits) {
        for (var commit : commits) {
            var found = commit.flatMap(it -> workspace
                    .history()
                    .filter(history -> history.resolve(it).isPresent())
                    .flatMap(history -> read(history.at(it), file, wanted)));
            if (found.isPresent()) {
                return found;
            }
        }
        return read(workspace.tree(), file, wanted);
    }

    private static Optional<byte[]> read(SourceTree tree, String file, Digest wanted) {
        return switch (tree.read(file, ReleaseFiles.LARGEST)) {
            case ReadResult.Content(var bytes) ->
                Digest.of(Bytes.of(bytes)).equals(wanted) ? Optional.of(bytes) : Optional.empty();
            case ReadResult.TooLarge _, ReadResult.Unreadable _ -> Optional.empty();
        };
    }
}
