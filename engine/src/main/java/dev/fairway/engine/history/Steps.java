package dev.fairway.engine.history;

import static java.util.Collections.emptyNavigableMap;

import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.PathChange;
import dev.fairway.engine.history.Step.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The commits that changed any of some files, newest first, each file under the name it has today.
///
/// Git's own rename detection is followed, and where a file appeared in a commit that deleted one with the same
/// content in another format or place, that one is taken for its older self.
final class Steps {

    /// So many older selves are looked for: each costs one more walk.
    private static final int MOST_WALKS = 6;

    private final Kinship kinship;
    private final Map<String, Optional<PathChange>> kin = new HashMap<>();
    private final Set<String> paths;
    private final Map<String, String> links;
    private Map<Integer, Map<String, Optional<Version>>> before = new HashMap<>();
    private Map<Integer, Map<String, String>> names = new HashMap<>();

    private Steps(Collection<String> paths, Map<String, String> links, Kinship kinship) {
        this.paths = new LinkedHashSet<>(paths);
        this.links = links;
        paths.stream().flatMap(path -> Stream.ofNullable(links.get(path))).forEach(this.paths::add);
        this.kinship = kinship;
    }

    /// @param complete whether every commit back to the first was looked at
    record Found(List<Step> steps, boolean complete) {

        /// Only what happened to some of the files.
        List<Step> of(Set<String> files) {
            var some = new ArrayList<Step>();
            for (var step : steps) {
                var before = new LinkedHashMap<String, Optional<Version>>();
                step.before().forEach((path, version) -> {
                    if (files.contains(path)) {
                        before.put(path, version);
                    }
                });
                if (!before.isEmpty()) {
                    some.add(new Step(step.commit(), before, step.names()));
                }
            }
            return some;
        }
    }

    static Found of(History history, Collection<String> today, Limits limits, Kinship kinship) {
        var steps = new Steps(today, history.headLinks(), kinship);
        var walk = history.mainline(steps.paths, limits);
        for (var i = 0; steps.discovers(today, walk.commits()) && i < MOST_WALKS; i++) {
            walk = history.mainline(steps.paths, limits);
        }
        return new Found(steps.sorted(walk.commits()), !walk.truncated());
    }

    /// Follows every file back; true when an older self came up that this walk did not look at.
    private boolean discovers(Collection<String> today, List<CommitChanges> walk) {
        before = new HashMap<>();
        names = new HashMap<>();
        var known = paths.size();
        var changes = byPath(walk);
        today.forEach(path -> follow(path, walk, changes));
        return paths.size() > known;
    }

    /// The changes of each path, by the place of their commit in the walk.
    private static Map<String, NavigableMap<Integer, PathChange>> byPath(List<CommitChanges> walk) {
        var changes = new HashMap<String, NavigableMap<Integer, PathChange>>();
        for (var at = 0; at < walk.size(); at++) {
            for (var change : walk.get(at).changes()) {
                changes.computeIfAbsent(change.path(), _ -> new TreeMap<>()).putIfAbsent(at, change);
            }
        }
        return changes;
    }

    private void follow(
            String today, List<CommitChanges> walk, Map<String, NavigableMap<Integer, PathChange>> changes) {
        var here = links.getOrDefault(today, today);
        var next = changes.getOrDefault(here, emptyNavigableMap()).firstEntry();
        while (next != null) {
            var at = next.getKey();
            var found = next.getValue();
            var older = found.kind() == PathChange.Kind.ADDED ? olderSelf(today, found, walk.get(at)) : self(found);
            before.computeIfAbsent(at, _ -> new LinkedHashMap<>()).put(today, older);
            names.computeIfAbsent(at, _ -> new HashMap<>()).put(today, here);
            if (older.isPresent()) {
                here = older.get().path();
                paths.add(here);
            }
            next = changes.getOrDefault(here, emptyNavigableMap()).higherEntry(at);
        }
    }

    /// Where the file was before a change that did not create it; nowhere, when the change deleted it.
    private static Optional<Version> self(PathChange change) {
        var path = change.oldPath() == null ? change.path() : change.oldPath();
        return Optional.ofNullable(change.oldBlob()).map(blob -> new Version(path, blob));
    }

    private Optional<Version> olderSelf(String today, PathChange added, CommitChanges commit) {
        return kin.computeIfAbsent(today + '\0' + commit.commit().id(), _ -> kinship.of(today, added, vanished(commit)))
                .flatMap(Steps::self);
    }

    private static List<PathChange> vanished(CommitChanges commit) {
        return commit.changes().stream()
                .filter(change -> change.kind() == PathChange.Kind.DELETED)
                .toList();
    }

    private List<Step> sorted(List<CommitChanges> walk) {
        var steps = new ArrayList<Step>();
        for (var at = 0; at < walk.size(); at++) {
            var changed = before.get(at);
            if (changed != null) {
                steps.add(new Step(walk.get(at).commit(), changed, names.getOrDefault(at, Map.of())));
            }
        }
        return steps;
    }
}
