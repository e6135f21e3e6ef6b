package dev.fairway.core.compare;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.compare.Row.Sameness;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Puts environments that hold the same into one group.
public final class Grouping {

    private Grouping() {}

    /// Environments by equal value, in the order given.
    ///
    /// @param ownName whether values are equal only because each environment's own name was taken out
    public record Groups(List<List<String>> groups, boolean ownName) {}

    /// The row of one address: groups of equal values, the absent ones together, the unseen ones in none.
    public static Row row(String resource, TreePath path, SequencedMap<String, Held> held, Naming naming) {
        if (sameScalars(held.values())) {
            return new Row(path, held, List.of(PerEnvironment.names(held)), Sameness.EQUAL);
        }
        var nodes = new LinkedHashMap<String, Node>();
        var absent = new ArrayList<String>();
        var unseen = false;
        for (var entry : held.entrySet()) {
            switch (entry.getValue()) {
                case Held.Present(var node) -> nodes.put(entry.getKey(), node);
                case Held.Absent _ -> absent.add(entry.getKey());
                case Held.Unseen _ -> unseen = true;
            }
        }
        unseen |= nodes.values().stream().filter(Encrypted.class::isInstance).count() > 1;
        var groups = of(nodes, naming);
        var all = new ArrayList<>(alike(groups.groups(), nodes, () -> Hint.at(resource, path.toString())));
        if (!absent.isEmpty()) {
            all.add(absent);
        }
        var order = List.copyOf(held.sequencedKeySet());
        all.sort(Comparator.comparingInt(group -> order.indexOf(group.getFirst())));
        return new Row(path, held, all, sameness(all.size() > 1, unseen, groups.ownName()));
    }

    /// The plain case, which needs no spelling: every environment holds the same text.
    private static boolean sameScalars(Collection<Held> held) {
        @Nullable Scalar first = null;
        for (var one : held) {
            if (!(one instanceof Held.Present(Scalar scalar))
                    || (first != null
                            && !(scalar.kind() == first.kind() && scalar.text().equals(first.text())))) {
                return false;
            }
            first = first == null ? scalar : first;
        }
        return first != null;
    }

    /// Joins groups whose values are only spelled differently (`500m`, `0.5`).
    private static List<List<String>> alike(
            List<List<String>> groups, SequencedMap<String, Node> nodes, Supplier<Hint> hint) {
        if (groups.size() < 2 || !nodes.values().stream().allMatch(Node.Scalar.class::isInstance)) {
            return groups;
        }
        var known = hint.get();
        var joined = new ArrayList<List<String>>();
        for (var group : groups) {
            var same = joined.stream()
                    .filter(other -> Meaning.equal(node(nodes, other), node(nodes, group), known))
                    .findFirst();
            if (same.isPresent()) {
                same.get().addAll(group);
            } else {
                joined.add(new ArrayList<>(group));
            }
        }
        return joined;
    }

    private static Node node(SequencedMap<String, Node> nodes, List<String> group) {
        return requireNonNull(nodes.get(group.getFirst()));
    }

    private static Sameness sameness(boolean differs, boolean unseen, boolean ownName) {
        if (differs) {
            return Sameness.DIFFERENT;
        }
        if (unseen) {
            return Sameness.UNKNOWN;
        }
        return ownName ? Sameness.OWN_NAME : Sameness.EQUAL;
    }

    /// Groups by meaning. Values that become equal once each environment's own name is taken out are one group, unless
    /// that would tear apart values that are equal as they stand.
    public static Groups of(SequencedMap<String, Node> nodes, Naming naming) {
        var plain = by(nodes, (_, node) -> Canonical.of(node, text -> text));
        if (plain.size() <= 1) {
            return new Groups(List.copyOf(plain.values()), false);
        }
        var named = by(nodes, (environment, node) -> Canonical.of(node, text -> naming.template(environment, text)));
        if (named.size() > 1 && nodes.keySet().stream().anyMatch(naming::nameless)) {
            var nameless =
                    by(nodes, (environment, node) -> Canonical.of(node, text -> naming.elided(environment, text)));
            named = nameless.size() < named.size() ? nameless : named;
        }
        return torn(plain, named) || named.size() == plain.size()
                ? new Groups(List.copyOf(plain.values()), false)
                : new Groups(List.copyOf(named.values()), true);
    }

    /// Environments by value, no name taken out, in the order given.
    public static List<List<String>> asTheyStand(SequencedMap<String, Node> nodes) {
        return List.copyOf(by(nodes, (_, node) -> spelling(node)).values());
    }

    /// Environments by what their values mean, no name taken out, in the order given.
    public static List<List<String>> asTheyMean(String resource, TreePath path, SequencedMap<String, Node> nodes) {
        return alike(asTheyStand(nodes), nodes, () -> Hint.at(resource, path.toString()));
    }

    /// A group of equal values in parts: those of one part are equal without a name taken out.
    ///
    /// @param without environments by value, no name taken out; the absent ones, which are in none, are one part
    public static List<List<String>> parts(List<String> group, List<List<String>> without) {
        var rest = new ArrayList<>(group);
        var parts = new ArrayList<List<String>>();
        for (var equal : without) {
            var part = group.stream().filter(equal::contains).toList();
            if (!part.isEmpty()) {
                parts.add(part);
                rest.removeAll(part);
            }
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /// One spelling of a value: equal for values that mean the same as they stand.
    public static String spelling(Node node) {
        return Canonical.of(node, text -> text);
    }

    /// Whether two values mean the same as they stand.
    public static boolean same(Node left, Node right) {
        return Canonical.of(left, text -> text).equals(Canonical.of(right, text -> text));
    }

    private static boolean torn(Map<String, List<String>> plain, Map<String, List<String>> named) {
        return plain.values().stream().anyMatch(group -> !together(group, named.values()));
    }

    private static boolean together(List<String> group, Collection<List<String>> groups) {
        return groups.stream().anyMatch(other -> other.containsAll(group));
    }

    private static Map<String, List<String>> by(
            SequencedMap<String, Node> nodes, BiFunction<String, Node, String> spelling) {
        var groups = new LinkedHashMap<String, List<String>>();
        nodes.forEach(
                (environment, node) -> groups.computeIfAbsent(spelling.apply(environment, node), _ -> new ArrayList<>())
                        .add(environment));
        return groups;
    }
}
