package dev.fairway.core.blame;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Unrendered;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The states through which an address went, one per commit of the mainline that changed it anywhere: what happened on
/// the side of a merge arrives at once.
final class Moments {

    private Moments() {}

    /// @param events those of the commit that made this moment; none for the time before the first
    /// @param values what each environment held since then, in the order of the route; absent ones are missing
    /// @param groups environments by equal value, the absent ones together
    /// @param whole whether it is known of all what they held
    record Moment(List<Event> events, SequencedMap<String, Node> values, List<List<String>> groups, boolean whole) {

        /// What each environment that was there held, or that it held nothing, in the order of the route.
        SequencedMap<String, Held> held() {
            var held = new LinkedHashMap<String, Held>();
            values.forEach((environment, node) -> held.put(environment, new Held.Present(node)));
            groups.stream()
                    .flatMap(List::stream)
                    .forEach(environment -> held.putIfAbsent(environment, new Held.Absent()));
            return held;
        }

        boolean together(String left, String right) {
            return groups.stream().anyMatch(group -> group.contains(left) && group.contains(right));
        }
    }

    /// Oldest first; the first moment is the one before anything is known.
    static List<Moment> of(List<Past> pasts, Naming naming) {
        var values = new HashMap<String, Optional<Node>>();
        pasts.forEach(past -> values.put(past.environment(), past.start()));
        var moments = new ArrayList<Moment>();
        moments.add(moment(List.of(), born(pasts, Integer.MAX_VALUE), values, naming));
        for (var turn : turns(pasts).descendingMap().entrySet()) {
            for (var event : turn.getValue()) {
                values.put(event.environment(), event.to());
            }
            moments.add(moment(turn.getValue(), born(pasts, turn.getKey()), values, naming));
        }
        return moments;
    }

    /// The environments that had a file of their own by then: one that did not exist holds nothing, not even an
    /// absence.
    private static List<Past> born(List<Past> pasts, int age) {
        return pasts.stream()
                .filter(past -> past.born().isEmpty() || past.born().get().age() >= age)
                .toList();
    }

    /// Whether something else was put there than what stands there today: environments with the same placeholder
    /// shared a text, and nobody knows which values. A placeholder of today is compared as it stands.
    private static boolean filledIn(Past past, Optional<Node> value) {
        return value.filter(Unrendered::is).isPresent()
                && past.today().filter(Unrendered::is).isEmpty();
    }

    /// When something changed, by age: a value, or which environments there are.
    private static NavigableMap<Integer, List<Event>> turns(List<Past> pasts) {
        var turns = new TreeMap<Integer, List<Event>>();
        for (var past : pasts) {
            past.born().ifPresent(change -> turns.computeIfAbsent(change.age(), _ -> new ArrayList<>()));
            past.events()
                    .forEach(event -> turns.computeIfAbsent(event.change().age(), _ -> new ArrayList<>())
                            .add(event));
        }
        return turns;
    }

    private static Moment moment(
            List<Event> events, List<Past> born, Map<String, Optional<Node>> values, Naming naming) {
        var present = new LinkedHashMap<String, Node>();
        var absent = new ArrayList<String>();
        var environments = new ArrayList<String>();
        for (var past : born) {
            var environment = past.environment();
            var value = values.getOrDefault(environment, Optional.empty());
            if (filledIn(past, value)) {
                continue;
            }
            environments.add(environment);
            if (value.isPresent()) {
                present.put(environment, value.get());
            } else {
                absent.add(environment);
            }
        }
        var groups = new ArrayList<>(Grouping.of(present, naming).groups());
        if (!absent.isEmpty()) {
            groups.add(absent);
        }
        groups.sort(Comparator.comparingInt(group -> environments.indexOf(group.getFirst())));
        return new Moment(events, present, groups, environments.size() == born.size());
    }
}
