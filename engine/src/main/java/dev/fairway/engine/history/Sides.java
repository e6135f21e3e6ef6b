package dev.fairway.engine.history;

import dev.fairway.connector.CommitChanges;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import dev.fairway.connector.PathChange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The commits that merges brought, each merge looked into once for all units that it touched.
final class Sides {

    /// Commits of one merge that are looked at.
    private static final int MOST = 2_000;

    private final History history;
    private final Patience patience;
    private final Map<String, Step> merges = new HashMap<>();
    private final Map<String, List<CommitChanges>> found = new HashMap<>();

    Sides(History history, Steps.Found steps, Patience patience) {
        this.history = history;
        this.patience = patience;
        steps.steps().stream()
                .filter(step -> step.commit().merge())
                .forEach(step -> merges.put(step.commit().id(), step));
    }

    boolean isMerge(String commit) {
        return merges.containsKey(commit);
    }

    /// Oldest first, those that touched what the merge changed of some files. None when time is over: whoever asks
    /// then tells of the merge itself.
    List<CommitChanges> of(String merge, Step step) {
        if (!found.containsKey(merge) && patience.isOver()) {
            return List.of();
        }
        return found.computeIfAbsent(merge, this::look).stream()
                .filter(commit -> touches(commit, step))
                .toList();
    }

    private List<CommitChanges> look(String merge) {
        var all = merges.get(merge);
        return all == null
                ? List.of()
                : history.within(merge, Set.copyOf(all.names().values()), new Limits(MOST, patience.left()))
                        .commits();
    }

    private static boolean touches(CommitChanges commit, Step merge) {
        return commit.changes().stream()
                .map(PathChange::path)
                .anyMatch(path -> merge.before().keySet().stream()
                        .anyMatch(today -> path.equals(merge.names().get(today))));
    }
}
