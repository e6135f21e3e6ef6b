package dev.fairway.core.compare;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.TreePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/// One address with what every environment holds there.
///
/// @param values in the order of the route; an environment whose parent is absent already is absent here, too
/// @param groups environments that hold equal values (by meaning, with their own names replaced), in the order of the
/// route;
///     the absent ones are one group; environments that could not be read are in none
/// @param sameness how alike the values are, all in all
/// @param lists of one member or position: the lists that it stands in, one step up; else nothing
public record Row(
        TreePath path,
        SequencedMap<String, Held> values,
        List<List<String>> groups,
        Sameness sameness,
        SequencedMap<String, Held> lists) {

    private static final PerEnvironment<Held> NO_LISTS = PerEnvironment.of(List.of(), _ -> new Held.Absent());

    public Row {
        values = PerEnvironment.copyOf(values);
        lists = PerEnvironment.copyOf(lists);
        groups = groups.size() == 1
                ? List.of(List.copyOf(groups.getFirst()))
                : groups.stream().map(List::copyOf).toList();
    }

    public Row(TreePath path, SequencedMap<String, Held> values, List<List<String>> groups, Sameness sameness) {
        this(path, values, groups, sameness, NO_LISTS);
    }

    /// The same as a part of these lists.
    Row of(SequencedMap<String, Held> whole) {
        return new Row(path, values, groups, sameness, whole);
    }

    /// How alike the values are.
    public enum Sameness {
        /// equal by meaning
        EQUAL,
        /// equal but for each environment's own name inside
        OWN_NAME,
        DIFFERENT,
        /// something could not be compared, and what could is equal
        UNKNOWN
    }

    /// A resource as a whole: there or not, whatever stands inside.
    public static Row ofPresence(SequencedMap<String, Held> held) {
        return ofPresence(TreePath.ROOT, held);
    }

    static Row ofPresence(TreePath path, SequencedMap<String, Held> held) {
        var present = holding(held, Held.Present.class);
        var absent = holding(held, Held.Absent.class);
        if (absent.isEmpty() || present.isEmpty()) {
            return new Row(path, held, List.of(present.isEmpty() ? absent : present), Sameness.UNKNOWN);
        }
        return new Row(path, held, List.of(present, absent), Sameness.DIFFERENT);
    }

    private static List<String> holding(SequencedMap<String, Held> held, Class<? extends Held> kind) {
        return held.entrySet().stream()
                .filter(entry -> kind.isInstance(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// The row as it is for some of the environments; nothing where fewer than two of them are part of it.
    public Optional<Row> among(List<String> some) {
        var kept = values.keySet().stream().filter(some::contains).toList();
        if (kept.size() < 2) {
            return Optional.empty();
        }
        var rest = groups.stream()
                .map(group -> group.stream().filter(kept::contains).toList())
                .filter(group -> !group.isEmpty())
                .toList();
        var held = PerEnvironment.of(kept, environment -> requireNonNull(values.get(environment)));
        var listed = PerEnvironment.of(
                lists.keySet().stream().filter(kept::contains).toList(),
                environment -> requireNonNull(lists.get(environment)));
        return Optional.of(new Row(path, held, rest, sameness(held, rest), listed));
    }

    /// The same, with other names for the environments.
    public Row calling(UnaryOperator<String> names) {
        return new Row(
                path,
                named(values, names),
                groups.stream().map(group -> group.stream().map(names).toList()).toList(),
                sameness,
                named(lists, names));
    }

    private static SequencedMap<String, Held> named(SequencedMap<String, Held> held, UnaryOperator<String> names) {
        var named = new LinkedHashMap<String, Held>();
        held.forEach((environment, one) -> named.put(names.apply(environment), one));
        return named;
    }

    private Sameness sameness(SequencedMap<String, Held> held, List<List<String>> rest) {
        if (rest.size() > 1) {
            return Sameness.DIFFERENT;
        }
        if (held.values().stream().anyMatch(Held.Unseen.class::isInstance) || sameness == Sameness.UNKNOWN) {
            return Sameness.UNKNOWN;
        }
        var nodes = new ArrayList<Node>();
        held.values().forEach(one -> {
            if (one instanceof Held.Present(var node)) {
                nodes.add(node);
            }
        });
        return nodes.stream().allMatch(node -> Grouping.same(nodes.getFirst(), node))
                ? Sameness.EQUAL
                : Sameness.OWN_NAME;
    }

    /// Whether two environments hold equal values.
    public boolean together(String left, String right) {
        return groups.stream().anyMatch(group -> group.contains(left) && group.contains(right));
    }

    public boolean allPresent() {
        return values.values().stream().allMatch(Held.Present.class::isInstance);
    }

    /// Whether some environments have the address and others do not.
    public boolean presenceDiffers() {
        return values.values().stream().anyMatch(Held.Present.class::isInstance)
                && values.values().stream().anyMatch(Held.Absent.class::isInstance);
    }
}
