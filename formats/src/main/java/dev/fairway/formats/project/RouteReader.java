package dev.fairway.formats.project;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/// Reads a route: `[dev, stage, prod]`, `[dev, [prod-eu, prod-us]]`, or each environment with those before it.
final class RouteReader {

    private final Reader reader;

    RouteReader(Reader reader) {
        this.reader = reader;
    }

    /// Stages from first to last.
    List<List<String>> read(Node node) {
        return switch (node) {
            case Mapping mapping -> graph(mapping);
            case Listing(var items, var _) -> stages(items);
            default -> {
                reader.add(node.place(), "route is a list of environments, or each of them with those before it");
                yield List.of();
            }
        };
    }

    private List<List<String>> stages(List<Node> items) {
        var seen = new LinkedHashSet<String>();
        var stages = new ArrayList<List<String>>();
        for (var item : items) {
            var stage = new ArrayList<String>();
            for (var name : reader.texts(item, "a stage of the route")) {
                if (seen.add(name)) {
                    stage.add(name);
                } else {
                    reader.add(item.place(), "'%s' stands twice on the route".formatted(Reader.shown(name)));
                }
            }
            if (!stage.isEmpty()) {
                stages.add(stage);
            }
        }
        return stages;
    }

    private List<List<String>> graph(Mapping mapping) {
        var before = new LinkedHashMap<String, List<String>>();
        var places = new LinkedHashMap<String, Place>();
        for (var entry : mapping.entries()) {
            before.put(entry.key(), reader.texts(entry.value(), "what comes before '%s'".formatted(entry.key())));
            places.put(entry.key(), entry.place());
        }
        before.forEach((name, earlier) -> earlier.stream()
                .filter(other -> !before.containsKey(other))
                .forEach(other -> reader.add(
                        places.getOrDefault(name, mapping.place()),
                        "'%s' comes after '%s', which is not on the route: add '%s: []'"
                                .formatted(Reader.shown(name), Reader.shown(other), Reader.shown(other)))));
        return layered(before, places);
    }

    /// Each environment one stage behind the last of those before it.
    private List<List<String>> layered(SequencedMap<String, List<String>> before, Map<String, Place> places) {
        var stages = new ArrayList<List<String>>();
        var done = new LinkedHashSet<String>();
        while (done.size() < before.size()) {
            var stage = before.entrySet().stream()
                    .filter(entry -> !done.contains(entry.getKey()))
                    .filter(entry -> isReady(entry.getValue(), done, before.keySet()))
                    .map(Map.Entry::getKey)
                    .toList();
            if (stage.isEmpty()) {
                before.keySet().stream()
                        .filter(name -> !done.contains(name))
                        .findFirst()
                        .map(places::get)
                        .ifPresent(place -> reader.add(place, "the route runs in a circle here"));
                return stages;
            }
            stages.add(stage);
            done.addAll(stage);
        }
        return stages;
    }

    private static boolean isReady(List<String> earlier, Set<String> done, Set<String> known) {
        return earlier.stream().allMatch(name -> done.contains(name) || !known.contains(name));
    }
}
