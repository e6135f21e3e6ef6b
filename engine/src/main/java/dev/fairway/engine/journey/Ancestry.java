package dev.fairway.engine.journey;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.core.blame.Event;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which commits a commit has in its past, whatever clocks say.
final class Ancestry {

    private final History history;
    private final Map<String, History> pasts = new HashMap<>();
    private final Map<String, Boolean> known = new HashMap<>();

    Ancestry(History history) {
        this.history = history;
    }

    private boolean has(Commit tip, String commit) {
        return known.computeIfAbsent(
                tip.id() + ' ' + commit,
                _ -> pasts.computeIfAbsent(tip.id(), history::from)
                        .mergeBase(commit)
                        .filter(base -> base.id().equals(commit))
                        .isPresent());
    }

    /// Whether one commit came after another; of two branches the clock decides.
    boolean later(Commit one, Commit other) {
        return has(one, other.id()) || (!has(other, one.id()) && one.committed().isAfter(other.committed()));
    }

    /// How many of some changes, oldest first on one line, a commit has in its past.
    int reach(Commit tip, List<Event> events) {
        var low = 0;
        var high = events.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            var change = events.get(middle).change();
            if (change.committed() && has(tip, change.commit())) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
