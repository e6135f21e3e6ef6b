package dev.fairway.connectors.git;

import dev.fairway.connector.PathChange;
import dev.fairway.connector.Walk;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One walk back through history, a chunk of commits at a time, that collects what was done to the followed paths.
///
/// A commit that creates a followed path is compared once more with renames paired. When that gives an older path,
/// everything older is looked at again with it, so nothing before the rename is missed.
final class FollowingWalk {

    private static final int CHUNK = 100;

    /// So few are compared whole; naming paths for them costs more than it saves.
    private static final int FEW = 20;

    private final ObjectSource source;
    private final Set<String> shallow;
    private final Followed followed;
    private final Deadline deadline;
    private final List<Found> found = new ArrayList<>();
    private int examined;
    private @Nullable Lineage oldest;

    /// A commit that did something, and what.
    record Found(String commit, List<PathChange> changes) {}

    FollowingWalk(ObjectSource source, Set<String> shallow, Followed followed, Deadline deadline) {
        this.source = source;
        this.shallow = shallow;
        this.followed = followed;
        this.deadline = deadline;
    }

    List<Found> found() {
        return found;
    }

    int examined() {
        return examined;
    }

    @Nullable
    Instant since() {
        return oldest == null ? null : Instant.ofEpochSecond(oldest.committedSeconds());
    }

    /// Walks the mainline of a tip until `max` commits were found, and says why it ended.
    Walk.Extent mainline(String tip, int max, int limit) {
        try {
            while (found.size() < max) {
                if (deadline.passed()) {
                    return Walk.Extent.TIME;
                }
                var chunk = source.mainline(tip, examined, Math.min(CHUNK, Math.max(1, limit - examined)), deadline);
                if (chunk.isEmpty()) {
                    return oldest != null && shallow.contains(oldest.id()) ? Walk.Extent.SHALLOW : Walk.Extent.WHOLE;
                }
                if (examined >= limit) {
                    return Walk.Extent.COMMITS;
                }
                look(chunk, max);
            }
            return Walk.Extent.WHOLE;
        } catch (IOException _) {
            return deadline.passed() ? Walk.Extent.TIME : Walk.Extent.UNREADABLE;
        }
    }

    /// Looks at the given commits, newest first, up to the first that gives the walk an older path to follow, whether
    /// it did so.
    boolean look(List<Lineage> commits, int max) throws IOException {
        var changes = changes(commits);
        for (var commit : commits) {
            examined++;
            oldest = commit;
            var here = changes.getOrDefault(commit.id(), List.of());
            if (here.isEmpty()) {
                continue;
            }
            var turned = record(commit, here);
            if (turned || found.size() >= max) {
                return turned;
            }
        }
        return false;
    }

    private Map<String, List<RawChange>> changes(List<Lineage> commits) throws IOException {
        var changes = new HashMap<String, List<RawChange>>();
        // The last commit of a shallow clone has no parent to compare with: nothing is known of what it changed.
        var comparable = commits.stream()
                .filter(commit -> !shallow.contains(commit.id()))
                .toList();
        var paths = comparable.size() <= FEW ? Set.<String>of() : followed.paths();
        source.changes(comparable, paths, deadline, (commit, change) -> {
            if (followed.concerns(change)) {
                changes.computeIfAbsent(commit, _ -> new ArrayList<>()).add(change);
            }
        });
        return changes;
    }

    private boolean record(Lineage commit, List<RawChange> here) throws IOException {
        if (commit.firstParent() == null || here.stream().noneMatch(RawChange::added)) {
            found.add(new Found(commit.id(), followed.plain(here)));
            return false;
        }
        var all = paired(commit);
        found.add(new Found(commit.id(), followed.paired(all)));
        return followed.follow(all);
    }

    /// Likeness is judged by content, which a partial clone may not have; then nothing is known to be renamed.
    private List<RawChange> paired(Lineage commit) throws IOException {
        try {
            return source.changesWithRenames(commit, deadline);
        } catch (IOException e) {
            if (deadline.passed()) {
                throw e;
            }
            var changes = new ArrayList<RawChange>();
            source.changes(List.of(commit), Set.of(), deadline, (_, change) -> changes.add(change));
            return changes;
        }
    }
}
