package dev.fairway.core.blame;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Naming;
import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The states through which an address went, one per commit that changed it anywhere.
final class Moments {

    private Moments() {}

    /// @param events those of the commit that made this moment; none for the time before the first
    /// @param values what each environment held since then, in the order of the route; absent ones are missing
    /// @param groups environments by equal value, the absent ones together
    record Moment(List<Event> events, SequencedMap<String, Node> values, List<List<String>> groups) {

        boolean together(String left, String right) {
            return groups.stream().anyMatch(group -> group.contains(left) && group.contains(right));
        }
    }

    /// Oldest first; the first moment is the one before anything is known.
    static List<Moment> of(List<Past> pasts, Naming naming) {
        var environments = pasts.stream().map(Past::environment).toList();
        var values = start(pasts);
        var moments = new ArrayList<Moment>();
        moments.add(moment(List.of(), environments, values, naming));
        for (var commit : byCommit(pasts).values()) {
            for (var event : commit) {
                values.put(event.environment(), event.to());
            }
            moments.add(moment(commit, environments, values, naming));
        }
        return moments;
    }

    /// What stood there before the first event: absent where history is complete.
    private static Map<String, Optional<Node>> start(List<Past> pasts) {
        var values = new HashMap<String, Optional<Node>>();
        for (var past : pasts) {
            values.put(past.environment(), past.events().isEmpty() ? past.today() : past.events().getFirst().from());
        }
        return values;
    }

    private static SequencedMap<String, List<Event>> byCommit(List<Past> pasts) {
        var all = new ArrayList<Event>();
        pasts.forEach(past -> all.addAll(past.events()));
        // Stable: events of one environment stay in the order of the mainline, clocks that ran backwards or not.
        all.sort(Comparator.comparing(event -> event.change().time()));
        var commits = new LinkedHashMap<String, List<Event>>();
        for (var event : all) {
            commits.computeIfAbsent(
                            event.change().commit() + event.change().time(), _ -> new ArrayList<>())
                    .add(event);
        }
        return commits;
    }

    private static Moment moment(
            List<Event> events, List<String> environments, Map<String, Optional<Node>> values, Naming naming) {
        var present = new LinkedHashMap<String, Node>();
        var absent = new ArrayList<String>();
        for (var environment : environments) {
            var value = values.getOrDefault(environment, Optional.empty());
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
        return new Moment(events, present, groups);
    }
}
