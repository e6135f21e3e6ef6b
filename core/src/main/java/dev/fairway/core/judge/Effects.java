package dev.fairway.core.judge;

import dev.fairway.core.environment.Route;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Tells what a change did to an address that was wrong before it and is wrong after it: the worst of what it did in
/// any environment.
public final class Effects {

    private final Standing before;
    private final Standing now;
    private final Route route;

    private Effects(Standing before, Standing now, Route route) {
        this.before = before;
        this.now = now;
        this.route = route;
    }

    public static Effect of(Standing before, Standing now, Route route) {
        var effects = new Effects(before, now, route);
        return now.wrong().isEmpty() ? effects.apart() : effects.wrong();
    }

    /// The environments that others follow and that went on by themselves.
    public static List<String> ahead(Standing before, Standing now, Route route) {
        var effects = new Effects(before, now, route);
        return effects.changed()
                .filter(name -> effects.move(name) == Effect.AHEAD)
                .toList();
    }

    /// Values that are wrong whatever the others hold: more of them, or another of them, is worse.
    private Effect wrong() {
        var more = now.wrong().stream().anyMatch(name -> !before.wrong().contains(name) || changed(name));
        if (more) {
            return Effect.WORSENED;
        }
        return now.wrong().size() < before.wrong().size() ? Effect.NARROWED : Effect.NONE;
    }

    private Effect apart() {
        return changed().map(this::move).reduce(Effect.NONE, (one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    private Stream<String> changed() {
        return now.values().keySet().stream().filter(name -> now.seen(name) && changed(name));
    }

    private boolean changed(String name) {
        return !Objects.equals(before.values().get(name), now.values().get(name));
    }

    private Effect move(String name) {
        var here = route.position(name);
        var left = new LinkedHashSet<>(before.mates(name));
        left.removeAll(now.mates(name));
        var joined = new LinkedHashSet<>(now.mates(name));
        joined.removeAll(before.mates(name));
        if (left.isEmpty() && !joined.isEmpty()) {
            return before.values().containsKey(name) ? Effect.NARROWED : Effect.NONE;
        }
        if (!before.values().containsKey(name)) {
            return Effect.WORSENED;
        }
        if (cameAlong(name, here) && all(left, here - 1)) {
            return Effect.FOLLOWED;
        }
        var waits = now.values().keySet().stream().anyMatch(other -> route.position(other) > here);
        return waits && all(left, here) ? Effect.AHEAD : Effect.WORSENED;
    }

    /// Whether all of them stand further along the route.
    private boolean all(Collection<String> names, int beyond) {
        return names.stream().allMatch(name -> route.position(name) > beyond);
    }

    /// Whether one before it on the route holds the same, or held it when the change began.
    private boolean cameAlong(String name, int here) {
        Set<String> same = now.mates(name);
        return now.values().keySet().stream()
                .filter(other -> route.position(other) < here)
                .anyMatch(other -> same.contains(other)
                        || Objects.equals(
                                before.values().get(other), now.values().get(name)));
    }
}
