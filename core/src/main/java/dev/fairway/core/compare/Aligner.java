package dev.fairway.core.compare;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Segment;
import dev.fairway.core.tree.Segment.Item;
import dev.fairway.core.tree.TreePath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;

/// Walks the trees of several environments at once and gives one row per address, the equal ones too.
///
/// Lists are matched by the identity of their items where they have one, else as sets or by position, whichever
/// explains the difference with less. Where an environment lacks a whole subtree, that is one row, and the others are
/// compared with each other below it.
public final class Aligner {

    private final String resource;
    private final List<String> environments;
    /// Why what an environment does not state here may be stated all the same, by environments that were read in part.
    private final Map<String, String> partly;
    private final Naming naming;
    private final Consumer<Row> rows;

    private Aligner(
            String resource, List<String> environments, Map<String, String> partly, Naming naming, Consumer<Row> rows) {
        this.resource = resource;
        this.environments = environments;
        this.partly = partly;
        this.naming = naming;
        this.rows = rows;
    }

    /// Compares one resource.
    ///
    /// @param resource its address: what it is types some of its values
    /// @param sides what each environment states, in the order of the route
    public static void align(String resource, SequencedMap<String, Side> sides, Naming naming, Consumer<Row> rows) {
        var partly = new LinkedHashMap<String, String>();
        sides.forEach((environment, side) -> {
            if (side instanceof Side.Partly(var _, var reason)) {
                partly.put(environment, reason);
            }
        });
        new Aligner(resource, List.copyOf(sides.sequencedKeySet()), partly, naming, rows).resource(sides);
    }

    private void resource(SequencedMap<String, Side> sides) {
        var stated = new LinkedHashMap<String, Node>();
        var held = new LinkedHashMap<String, Held>();
        sides.forEach((environment, side) -> {
            switch (side) {
                case Side.Stated(var root) -> {
                    stated.put(environment, root);
                    held.put(environment, new Held.Present(root));
                }
                case Side.Partly(var root, var _) -> {
                    stated.put(environment, root);
                    held.put(environment, new Held.Present(root));
                }
                case Side.Missing _ -> held.put(environment, new Held.Absent());
                case Side.Unread(var reason) -> held.put(environment, new Held.Unseen(reason));
            }
        });
        if (stated.size() < sides.size()) {
            rows.accept(Row.ofPresence(held));
        }
        if (stated.size() > 1) {
            among(stated).nodes(TreePath.ROOT, PerEnvironment.copyOf(stated));
        }
    }

    private void nodes(TreePath path, SequencedMap<String, Node> nodes) {
        if (all(Mapping.class, nodes) && !literalAgainstReference(path, nodes)) {
            mappings(path, nodes);
        } else if (all(Listing.class, nodes)) {
            listings(path, nodes);
        } else if (nodes.values().stream().allMatch(Aligner::holdsMore)) {
            leaf(path, readWhole(nodes));
        } else {
            leaf(path, nodes);
        }
    }

    private static boolean holdsMore(Node node) {
        return switch (node) {
            case Mapping _, Listing _ -> true;
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> false;
        };
    }

    /// Without environments that may hold more than was read: how long a list is cannot be told from a part of it.
    private SequencedMap<String, Node> readWhole(SequencedMap<String, Node> nodes) {
        if (partly.isEmpty()) {
            return nodes;
        }
        var whole = new LinkedHashMap<>(nodes);
        whole.keySet().removeAll(partly.keySet());
        return whole;
    }

    private static boolean all(Class<? extends Node> kind, SequencedMap<String, Node> nodes) {
        for (var node : nodes.sequencedValues()) {
            if (!kind.isInstance(node)) {
                return false;
            }
        }
        return true;
    }

    private void leaf(TreePath path, SequencedMap<String, Node> nodes) {
        var told = naming.asksForTruth() ? Truths.told(nodes) : nodes;
        rows.accept(Grouping.row(resource, path, held(told), naming));
    }

    private SequencedMap<String, Held> held(SequencedMap<String, Node> nodes) {
        if (nodes.size() == environments.size()) {
            return PerEnvironment.map(nodes, Held.Present::new);
        }
        return PerEnvironment.of(environments, environment -> {
            var node = nodes.get(environment);
            return node == null ? missing(environment) : new Held.Present(node);
        });
    }

    private Held missing(String environment) {
        var reason = partly.get(environment);
        return reason == null ? new Held.Absent() : new Held.Unseen(reason);
    }

    private void mappings(TreePath path, SequencedMap<String, Node> nodes) {
        if (sameKeys(nodes)) {
            inStep(path, nodes);
            return;
        }
        var named = new LinkedHashMap<String, SequencedMap<String, Node>>();
        nodes.forEach((environment, node) -> named.put(environment, Columns.byKey((Mapping) node)));
        for (var column : Columns.ofKeys(named, naming)) {
            child(path.then(new Segment.Key(column.name())), column.nodes(), nodes.size());
        }
    }

    /// Whether all mappings have the same keys in the same order, as most have that come from one template.
    private static boolean sameKeys(SequencedMap<String, Node> nodes) {
        var first = ((Mapping) nodes.firstEntry().getValue()).entries();
        for (var node : nodes.values()) {
            var entries = ((Mapping) node).entries();
            if (entries.size() != first.size()) {
                return false;
            }
            for (var i = 0; i < first.size(); i++) {
                if (!entries.get(i).key().equals(first.get(i).key())) {
                    return false;
                }
            }
        }
        return true;
    }

    private void inStep(TreePath path, SequencedMap<String, Node> nodes) {
        var keys = ((Mapping) nodes.firstEntry().getValue()).entries();
        for (var i = 0; i < keys.size(); i++) {
            var at = i;
            var column = PerEnvironment.map(
                    nodes, node -> ((Mapping) node).entries().get(at).value());
            nodes(path.then(new Segment.Key(keys.get(i).key())), column);
        }
    }

    /// Items of a list under one name that share nothing else, a literal and a reference, say, are one difference,
    /// not two.
    private static boolean literalAgainstReference(TreePath path, SequencedMap<String, Node> nodes) {
        if (!(path.last() instanceof Item(var identity, var _))) {
            return false;
        }
        if (sameKeys(nodes)) {
            return false;
        }
        var shapes = nodes.values().stream()
                .map(node -> ((Mapping) node)
                        .entries().stream()
                                .map(Node.Entry::key)
                                .filter(key -> !key.equals(identity))
                                .toList())
                .distinct()
                .toList();
        return shapes.size() > 1 && shapes.stream().allMatch(shape -> shape.size() == 1);
    }

    /// One key or item: a row of its own where some lack it, then its inside among those that have it.
    ///
    /// @param parents how many environments have what holds it
    private void child(TreePath path, SequencedMap<String, Node> nodes, int parents) {
        if (nodes.size() == parents) {
            nodes(path, nodes);
            return;
        }
        // A key without a value is as good as none; an item is one more whatever it holds.
        if (partly.isEmpty()
                && path.last() instanceof Segment.Key
                && nodes.values().stream().allMatch(Canonical::empty)) {
            rows.accept(new Row(path, held(nodes), List.of(environments), Row.Sameness.EQUAL));
            return;
        }
        var inner = onlyEntry(path, nodes);
        if (!inner.path().equals(path)) {
            child(inner.path(), inner.nodes(), parents);
            return;
        }
        var value = onlyValue(path, nodes);
        if (value.size() == nodes.size()) {
            leaf(path.then(new Segment.Key("value")), value);
            return;
        }
        if (nodes.size() > 1 && nested(nodes)) {
            rows.accept(present(path, nodes));
            // What lacks the whole has no say about its parts.
            among(nodes).nodes(path, nodes);
        } else {
            var told = naming.asksForTruth() ? Truths.told(nodes) : nodes;
            rows.accept(Grouping.row(resource, path, held(told), naming));
        }
    }

    private Aligner among(SequencedMap<String, Node> nodes) {
        return new Aligner(resource, List.copyOf(nodes.sequencedKeySet()), partly, naming, rows);
    }

    /// Whether there are parts with names to compare.
    private static boolean nested(SequencedMap<String, Node> nodes) {
        return all(Mapping.class, nodes)
                || (all(Listing.class, nodes)
                        && ListMatching.identity(nodes.values()).isPresent());
    }

    /// That some have a subtree and others do not; what differs inside has rows of its own.
    private Row present(TreePath path, SequencedMap<String, Node> nodes) {
        return Row.ofPresence(path, held(nodes));
    }

    /// Where all that is there is one thing inside another, the innermost is what is there.
    private static Inner onlyEntry(TreePath path, SequencedMap<String, Node> nodes) {
        var inner = new LinkedHashMap<String, Node>();
        var key = "";
        for (var entry : nodes.entrySet()) {
            if (!(entry.getValue() instanceof Mapping mapping)
                    || mapping.entries().size() != 1) {
                return new Inner(path, nodes);
            }
            var only = mapping.entries().getFirst();
            if (!inner.isEmpty() && !only.key().equals(key)) {
                return new Inner(path, nodes);
            }
            key = only.key();
            inner.put(entry.getKey(), only.value());
        }
        return new Inner(path.then(new Segment.Key(key)), inner);
    }

    private record Inner(TreePath path, SequencedMap<String, Node> nodes) {}

    /// `env[name=DEBUG]` with nothing but a value is known by that value.
    private static SequencedMap<String, Node> onlyValue(TreePath path, SequencedMap<String, Node> nodes) {
        var values = new LinkedHashMap<String, Node>();
        if (path.last() instanceof Item(var identity, var _)) {
            nodes.forEach((environment, node) -> {
                if (node instanceof Mapping mapping
                        && mapping.entries().size() == 2
                        && mapping.get(identity).isPresent()) {
                    mapping.get("value").ifPresent(value -> values.put(environment, value));
                }
            });
        }
        return values;
    }

    private void listings(TreePath path, SequencedMap<String, Node> nodes) {
        var identity = ListMatching.identity(nodes.values());
        if (identity.isPresent() && ListMatching.inStep(nodes, identity.get())) {
            itemsInStep(path, nodes, identity.get());
            return;
        }
        if (Sequence.is(path, nodes.values()) && !Sequence.agree(ListMatching.spelled(nodes, identity, naming))) {
            leaf(path, readWhole(nodes));
            return;
        }
        var items =
                identity.map(key -> ListMatching.byIdentity(nodes, key, naming)).orElse(List.of());
        if (items.stream().anyMatch(item -> item.nodes().size() > 1)) {
            for (var item : items) {
                child(path.then(item.segment()), item.nodes(), nodes.size());
            }
            return;
        }
        var whole = readWhole(nodes);
        if (whole.size() < nodes.size()) {
            leaf(path, whole);
            return;
        }
        switch (ListMatching.unnamed(nodes, naming)) {
            case ListMatching.Match.Same _ -> rows.accept(sameItems(path, nodes));
            case ListMatching.Match.Whole _ -> leaf(path, nodes);
            case ListMatching.Match.Items(var matched) -> {
                for (var item : matched) {
                    item(path.then(item.segment()), item.nodes(), nodes);
                }
            }
        }
    }

    /// A plain value of a list is told with the lists, by which a contract may judge it.
    private void item(TreePath path, SequencedMap<String, Node> nodes, SequencedMap<String, Node> lists) {
        if (nodes.values().stream().noneMatch(Aligner::holdsMore)
                && !nodes.values().stream().allMatch(Canonical::empty)) {
            rows.accept(Grouping.row(resource, path, held(nodes), naming).of(held(lists)));
        } else {
            child(path, nodes, lists.size());
        }
    }

    /// Lists whose items have the same identities in the same order, as most have that come from one template.
    private void itemsInStep(TreePath path, SequencedMap<String, Node> nodes, String identity) {
        var size = ((Listing) nodes.firstEntry().getValue()).items().size();
        for (var i = 0; i < size; i++) {
            var at = i;
            var column =
                    PerEnvironment.map(nodes, node -> ((Listing) node).items().get(at));
            var name = ListMatching.identityOf((Mapping) column.firstEntry().getValue(), identity);
            nodes(path.then(new Item(identity, name.orElseThrow())), column);
        }
    }

    private Row sameItems(TreePath path, SequencedMap<String, Node> nodes) {
        var plain = nodes.values().stream()
                        .map(list -> ((Listing) list)
                                .items().stream()
                                        .map(item -> Canonical.of(item, text -> text))
                                        .sorted()
                                        .toList())
                        .distinct()
                        .count()
                <= 1;
        return new Row(
                path,
                held(nodes),
                List.of(List.copyOf(nodes.sequencedKeySet())),
                plain ? Row.Sameness.EQUAL : Row.Sameness.OWN_NAME);
    }
}
