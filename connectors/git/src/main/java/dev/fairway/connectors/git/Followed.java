package dev.fairway.connectors.git;

import dev.fairway.connector.PathChange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The paths a walk follows, which grow as it goes back past renames, and what a commit did to them.
final class Followed {

    /// Of a commit that sweeps a repository clean, not every vanished file is told.
    private static final int MAX_VANISHED = 5_000;

    private final ScopePaths scope;
    private final TreeSet<String> paths;

    Followed(ScopePaths scope, Collection<String> repositoryPaths) {
        this.scope = scope;
        this.paths = new TreeSet<>(repositoryPaths);
    }

    Set<String> paths() {
        return paths;
    }

    boolean concerns(RawChange change) {
        return paths.contains(change.path()) || (change.oldPath() != null && paths.contains(change.oldPath()));
    }

    /// What was done to the followed paths themselves.
    List<PathChange> plain(Collection<RawChange> changes) {
        var told = new ArrayList<PathChange>();
        for (var change : changes) {
            var path = scope.toScope(change.path());
            if (paths.contains(change.path())) {
                told.add(told(path, null, change.oldBlob(), change.newBlob()));
            }
        }
        return told;
    }

    /// The same with renames paired, and with everything that vanished in the commit.
    List<PathChange> paired(Collection<RawChange> changes) {
        var told = new ArrayList<PathChange>();
        var vanished = 0;
        for (var change : changes) {
            var path = scope.toScope(change.path());
            var oldPath = change.oldPath() == null ? null : scope.toScope(change.oldPath());
            if (paths.contains(change.path()) && change.newBlob() != null) {
                told.add(told(path, oldPath, change.oldBlob(), change.newBlob()));
            }
            var oldBlob = change.oldBlob();
            if (oldBlob != null && change.vanished() && (concerns(change) || vanished++ < MAX_VANISHED)) {
                told.add(PathChange.deleted(oldPath == null ? path : oldPath, oldBlob));
            }
        }
        return told;
    }

    /// Follows the older paths of renamed files too; whether there was a new one among them.
    boolean follow(Collection<RawChange> changes) {
        var sources = new TreeSet<String>();
        for (var change : changes) {
            if (change.oldPath() != null && change.newBlob() != null && paths.contains(change.path())) {
                sources.add(change.oldPath());
            }
        }
        return paths.addAll(sources);
    }

    private static PathChange told(
            String path, @Nullable String oldPath, @Nullable String oldBlob, @Nullable String newBlob) {
        if (newBlob == null) {
            return PathChange.deleted(path, java.util.Objects.requireNonNull(oldBlob, "oldBlob"));
        }
        if (oldBlob == null) {
            return PathChange.added(path, newBlob);
        }
        return oldPath == null
                ? PathChange.modified(path, oldBlob, newBlob)
                : PathChange.renamed(path, oldPath, oldBlob, newBlob);
    }
}
