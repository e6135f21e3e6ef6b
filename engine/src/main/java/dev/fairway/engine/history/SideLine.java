package dev.fairway.engine.history;

import dev.fairway.connector.Commit;
import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.PathChange;
import dev.fairway.engine.history.Step.Version;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The commits of one side of a merge, newest first, one after the other along first parents.
final class SideLine {

    static final SideLine NONE = new SideLine(List.of());

    private final List<Commit> commits = new ArrayList<>();
    private final List<Map<String, PathChange>> changes = new ArrayList<>();

    SideLine(List<CommitChanges> newestFirst) {
        for (var commit : newestFirst) {
            var byPath = new HashMap<String, PathChange>();
            commit.changes().forEach(change -> byPath.putIfAbsent(change.path(), change));
            commits.add(commit.commit());
            changes.add(byPath);
        }
    }

    /// A commit that changed some files.
    ///
    /// @param names by today's path the one that the file had right after it
    /// @param after what the files were since then
    /// @param before what they were until then
    record Turn(Commit commit, Map<String, String> names, Files after, Files before) {}

    /// What happened to some files, newest first.
    ///
    /// A file that the side did not touch was on it what it was on the other one, as far as can be told.
    ///
    /// @param after what the files were right after the merge
    /// @param before what they were right before it, on the side to which it came
    /// @param names by today's path the one that the file had right after the merge
    List<Turn> turns(Files after, Files before, Map<String, String> names) {
        var here = new LinkedHashMap<>(names);
        var now = after.with(tips(before, names));
        var turns = new ArrayList<Turn>();
        for (var at = 0; at < commits.size(); at++) {
            var known = new LinkedHashMap<>(here);
            var older = back(at, here);
            if (!older.isEmpty()) {
                var then = now.with(older);
                turns.add(new Turn(commits.get(at), known, now, then));
                now = then;
            }
        }
        return turns;
    }

    /// The names that files had right after one of the commits.
    Map<String, String> names(Map<String, String> names, Commit commit) {
        var here = new LinkedHashMap<>(names);
        for (var at = 0; at < commits.size() && !commits.get(at).equals(commit); at++) {
            back(at, here);
        }
        return here;
    }

    private Map<String, Optional<Version>> tips(Files before, Map<String, String> names) {
        var tips = new HashMap<String, Optional<Version>>();
        names.forEach((today, path) -> tips.put(
                today,
                changes.stream()
                        .flatMap(commit -> Optional.ofNullable(commit.get(path)).stream())
                        .findFirst()
                        .map(SideLine::newer)
                        .orElse(Optional.ofNullable(before.versions().get(today)))));
        return tips;
    }

    /// What a commit changed was this before; `here` goes back to the names of then.
    private Map<String, Optional<Version>> back(int at, Map<String, String> here) {
        var older = new HashMap<String, Optional<Version>>();
        for (var entry : here.entrySet()) {
            var change = changes.get(at).get(entry.getValue());
            if (change != null) {
                var version = older(change);
                older.put(entry.getKey(), version);
                version.ifPresent(found -> entry.setValue(found.path()));
            }
        }
        return older;
    }

    private static Optional<Version> newer(PathChange change) {
        return Optional.ofNullable(change.newBlob()).map(blob -> new Version(change.path(), blob));
    }

    private static Optional<Version> older(PathChange change) {
        var path = change.oldPath() == null ? change.path() : change.oldPath();
        return Optional.ofNullable(change.oldBlob()).map(blob -> new Version(path, blob));
    }
}
