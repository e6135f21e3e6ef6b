package dev.fairway.engine.history;

import dev.fairway.core.blame.Change;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Past;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts the changes of several mainlines into one order: each mainline keeps its own, and between them the clock
/// decides. What two mainlines have in common is one change.
final class CommonOrder {

    private CommonOrder() {}

    /// A change as one mainline received it.
    private record Received(String commit, Instant time) {
        static Received of(Change change) {
            return new Received(change.commit(), change.time());
        }
    }

    /// The same pasts, with ages that can be compared between them.
    static List<Past> of(List<Past> pasts) {
        var lines = new ArrayList<Deque<Received>>();
        pasts.forEach(past -> lines.add(oldestFirst(past)));
        var order = new ArrayList<Received>();
        while (lines.stream().anyMatch(line -> !line.isEmpty())) {
            var next = next(lines);
            order.add(next);
            lines.forEach(line -> line.remove(next));
        }
        var ages = new HashMap<Received, Integer>();
        for (var i = 0; i < order.size(); i++) {
            ages.put(order.get(i), order.size() - i);
        }
        return pasts.stream().map(past -> aged(past, ages)).toList();
    }

    private static Deque<Received> oldestFirst(Past past) {
        var changes = new ArrayList<Change>();
        past.born().ifPresent(changes::add);
        past.events().forEach(event -> changes.add(event.change()));
        changes.addAll(past.within());
        var line = new ArrayDeque<Received>();
        changes.stream()
                .sorted(Comparator.comparingInt(change -> -change.age()))
                .map(Received::of)
                .distinct()
                .forEach(line::add);
        return line;
    }

    /// The earliest of those that are first on their line, and not still to come on another.
    private static Received next(List<Deque<Received>> lines) {
        var first = lines.stream()
                .filter(line -> !line.isEmpty())
                .map(Deque::getFirst)
                .sorted(Comparator.comparing(Received::time).thenComparing(Received::commit))
                .toList();
        return first.stream()
                .filter(one -> lines.stream()
                        .allMatch(line -> !line.contains(one) || line.getFirst().equals(one)))
                .findFirst()
                .orElse(first.getFirst());
    }

    private static Past aged(Past past, Map<Received, Integer> ages) {
        return new Past(
                past.environment(),
                past.born().map(change -> aged(change, ages)),
                past.events().stream()
                        .map(event -> new Event(
                                event.environment(), aged(event.change(), ages), event.from(), event.to(), event.how()))
                        .toList(),
                past.today(),
                past.within().stream().map(change -> aged(change, ages)).toList());
    }

    private static Change aged(Change change, Map<Received, Integer> ages) {
        var age = Optional.ofNullable(ages.get(Received.of(change))).orElse(change.age());
        return new Change(change.commit(), change.author(), change.time(), change.subject(), age);
    }
}
