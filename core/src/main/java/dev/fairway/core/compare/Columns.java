package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;

/// Finds which names in one environment stand for which names in the others.
public final class Columns {

    private Columns() {}

    /// One name with what each environment has under it; environments without it are not among the nodes.
    public record Column<T>(String name, SequencedMap<String, T> nodes) {}

    /// Matches names that are equal; of the rest those that are equal but for the environment's own name; of the rest
    /// those that are so when read loosely. A name is never matched twice.
    ///
    /// @param named per environment, in the order of the route, what stands under each name
    public static <T> List<Column<T>> match(
            SequencedMap<String, ? extends SequencedMap<String, T>> named, Naming naming) {
        return merged(columns(named), named, naming);
    }

    private static <T> List<Column<T>> columns(SequencedMap<String, ? extends SequencedMap<String, T>> named) {
        var columns = new LinkedHashMap<String, Column<T>>();
        named.forEach((environment, names) -> names.forEach(
                (name, node) -> columns.computeIfAbsent(name, _ -> new Column<>(name, new LinkedHashMap<>()))
                        .nodes()
                        .put(environment, node)));
        return List.copyOf(columns.values());
    }

    private static <T> List<Column<T>> merged(
            List<Column<T>> columns, SequencedMap<String, ? extends SequencedMap<String, T>> named, Naming naming) {
        if (columns.stream().allMatch(column -> column.nodes().size() == named.size())) {
            return columns;
        }
        var merged = merge(columns, named.size(), naming, naming::template);
        merged = merge(merged, named.size(), naming, naming::elided);
        merged = merge(merged, named.size(), naming, naming::loose);
        return inRouteOrder(merged, named);
    }

    /// Matches keys of mappings as [#match] does names, and before those that the format takes for one key.
    static <T> List<Column<T>> ofKeys(SequencedMap<String, ? extends SequencedMap<String, T>> named, Naming naming) {
        return merged(merge(columns(named), named.size(), naming, (_, name) -> naming.key(name)), named, naming);
    }

    /// Matches addresses as [#match] does names, and of the rest the objects that are equal but for their namespace or
    /// API group: where one environment has several of a name, each stays by itself.
    ///
    /// @param named per environment, in the order of the route, what stands at each address
    public static <T> List<Column<T>> ofAddresses(
            SequencedMap<String, ? extends SequencedMap<String, T>> named, Naming naming) {
        var columns = match(named, naming);
        BiFunction<String, String, String> group =
                (environment, address) -> ObjectNames.withoutGroup(naming.template(environment, address));
        BiFunction<String, String, String> namespace =
                (environment, address) -> ObjectNames.kindAndName(naming.template(environment, address));
        return inRouteOrder(merge(merge(columns, named.size(), naming, group), named.size(), naming, namespace), named);
    }

    /// Joins partial columns whose names become equal under `respelled`, where no two come from one environment.
    private static <T> List<Column<T>> merge(
            List<Column<T>> columns, int whole, Naming naming, BiFunction<String, String, String> respelled) {
        if (columns.stream().allMatch(column -> column.nodes().size() == whole)) {
            return columns;
        }
        var partners = new HashMap<String, List<Column<T>>>();
        for (var column : columns) {
            if (column.nodes().size() < whole) {
                partners.computeIfAbsent(spelling(column, respelled), _ -> new ArrayList<>())
                        .add(column);
            }
        }
        var result = new ArrayList<Column<T>>();
        var joined = new HashSet<String>();
        for (var column : columns) {
            var spelling = spelling(column, respelled);
            var group = column.nodes().size() == whole ? List.of(column) : partners.getOrDefault(spelling, List.of());
            if (group.size() == 1 || overlapping(group)) {
                result.add(column);
            } else if (joined.add(spelling)) {
                result.add(joined(group, naming));
            }
        }
        return result;
    }

    private static String spelling(Column<?> column, BiFunction<String, String, String> respelled) {
        return respelled.apply(column.nodes().firstEntry().getKey(), column.name());
    }

    private static <T> boolean overlapping(List<Column<T>> group) {
        var all = group.stream()
                .flatMap(column -> column.nodes().keySet().stream())
                .toList();
        return all.stream().distinct().count() < all.size();
    }

    private static <T> Column<T> joined(List<Column<T>> group, Naming naming) {
        var nodes = new LinkedHashMap<String, T>();
        var name = group.getFirst().name();
        for (var column : group) {
            nodes.putAll(column.nodes());
            var template = naming.template(column.nodes().firstEntry().getKey(), column.name());
            if (template.contains(Naming.MARK)) {
                name = template;
            }
        }
        return new Column<>(name, nodes);
    }

    private static <T> List<Column<T>> inRouteOrder(List<Column<T>> columns, SequencedMap<String, ?> named) {
        var ordered = new ArrayList<Column<T>>();
        for (var column : columns) {
            var nodes = new LinkedHashMap<String, T>();
            for (Map.Entry<String, ?> entry : named.entrySet()) {
                var node = column.nodes().get(entry.getKey());
                if (node != null) {
                    nodes.put(entry.getKey(), node);
                }
            }
            ordered.add(new Column<>(column.name(), nodes));
        }
        return ordered;
    }

    static SequencedMap<String, Node> byKey(Node.Mapping mapping) {
        var named = new LinkedHashMap<String, Node>();
        for (var entry : mapping.entries()) {
            named.put(entry.key(), entry.value());
        }
        return named;
    }
}
