package dev.fairway.engine.history;

import dev.fairway.connector.Commit;
import dev.fairway.connector.History;
import dev.fairway.connector.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// The commits that merges brought, each merge looked into once for all units that it touched.
final class Sides {

    /// Commits of one side that are looked at.
    private static final int MOST = 2_000;

    private final History history;
    private final Patience patience;
    /// What all units' files were called right after each merge.
    private final Map<String, Set<String>> paths = new HashMap<>();
    private final Map<String, SideLine> found = new HashMap<>();

    Sides(History history, Steps.Found steps, Patience patience) {
        this.history = history;
        this.patience = patience;
        steps.steps().stream()
                .filter(step -> step.commit().merge())
                .forEach(step ->
                        paths.put(step.commit().id(), Set.copyOf(step.names().values())));
    }

    /// Those that touched what the merge changed. None when time is over: whoever asks then tells of the merge itself.
    ///
    /// @param side 1 for the one that was merged, more for further ones
    SideLine line(Commit merge, int side) {
        var key = merge.id() + ' ' + side;
        if (!found.containsKey(key) && patience.isOver()) {
            return SideLine.NONE;
        }
        return found.computeIfAbsent(key, _ -> look(merge, side));
    }

    /// Takes note of a merge on the side of another.
    void inside(SideLine line, Commit outer, Commit merge) {
        paths.computeIfAbsent(merge.id(), _ -> {
            var names = new LinkedHashMap<String, String>();
            paths.getOrDefault(outer.id(), Set.of()).forEach(path -> names.put(path, path));
            return new HashSet<>(line.names(names, merge).values());
        });
    }

    private SideLine look(Commit merge, int side) {
        var limits = new Limits(MOST, patience.left());
        return new SideLine(history.side(merge.id(), side, paths.getOrDefault(merge.id(), Set.of()), limits)
                .commits());
    }
}
