package dev.fairway.core.compare;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;

/// Decides which items of one environment's list correspond to which items of the others'.
public final class ListMatching {

    private static final List<String> IDENTITIES = List.of(
            "name",
            "key",
            "id",
            "containerPort",
            "mountPath",
            "port",
            "host",
            "path",
            "ip",
            "topologyKey",
            "devicePath",
            "product",
            "type",
            "kind",
            "display_name",
            "source",
            "target",
            "url",
            "repository",
            "application");

    /// Keys that say what an item is: its version or size among other things, and that changes.
    private static final Set<String> DESCRIBING = Set.of("type", "kind", "product", "source", "repository", "url");

    /// `POSTGRES_17`, `redis:7.2`, `db-custom-1-3840`, `t3.medium`.
    private static final Pattern VERSION_OR_SIZE =
            Pattern.compile(".*[-_@:=/ ]v?\\d+(?:[._-]\\d+){0,8}|(?:\\w+\\.)?[a-z]+\\d+[a-z]*\\.[a-z0-9]+");

    private ListMatching() {}

    /// How lists without identities are compared.
    sealed interface Match {
        /// The same items, in another order or but for the environment's own name.
        record Same() implements Match {}

        /// More differs than single items: the list is one value.
        record Whole() implements Match {}

        record Items(List<Item> items) implements Match {}
    }

    record Item(Segment segment, SequencedMap<String, Node> nodes) {}

    /// The key by which every item of every list can be told from its siblings, in the order in which the field uses
    /// them.
    public static Optional<String> identity(Iterable<? extends Node> lists) {
        for (var key : IDENTITIES) {
            if (identifies(key, lists)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    private static boolean identifies(String key, Iterable<? extends Node> lists) {
        return isTold(key, lists) && !(DESCRIBING.contains(key) && changes(key, lists));
    }

    /// Whether the one item that there is anywhere would have another name with its next version. Several are told
    /// apart by what they are, whatever it is.
    private static boolean changes(String key, Iterable<? extends Node> lists) {
        var items = new ArrayList<Node>();
        for (var list : lists) {
            if (((Listing) list).items().size() > 1) {
                return false;
            }
            items.addAll(((Listing) list).items());
        }
        return items.stream()
                .flatMap(item -> identityOf((Mapping) item, key).stream())
                .anyMatch(text -> VERSION_OR_SIZE.matcher(text).matches());
    }

    private static boolean isTold(String key, Iterable<? extends Node> lists) {
        var any = false;
        for (var list : lists) {
            var items = ((Listing) list).items();
            if (!items.isEmpty() && !(items.getFirst() instanceof Mapping)) {
                return false;
            }
            var seen = new HashSet<String>();
            for (var item : items) {
                var value = item instanceof Mapping mapping ? identityOf(mapping, key) : Optional.<String>empty();
                if (value.isEmpty() || !seen.add(value.get())) {
                    return false;
                }
                any = true;
            }
        }
        return any;
    }

    /// Whether all lists have the same identities in the same order.
    static boolean inStep(SequencedMap<String, Node> lists, String key) {
        var first = ((Listing) lists.firstEntry().getValue()).items();
        for (var list : lists.sequencedValues()) {
            var items = ((Listing) list).items();
            if (items.size() != first.size()) {
                return false;
            }
            for (var i = 0; i < items.size(); i++) {
                if (!identityOf((Mapping) items.get(i), key).equals(identityOf((Mapping) first.get(i), key))) {
                    return false;
                }
            }
        }
        return true;
    }

    /// The text by which an item is known, if it has that key with a plain value.
    public static Optional<String> identityOf(Mapping item, String key) {
        return item.get(key)
                .filter(Scalar.class::isInstance)
                .map(node -> Plain.text((Scalar) node))
                .filter(text -> !text.isEmpty());
    }

    /// Of each list in turn what its items are known by: their identity, or all that they say.
    static List<List<String>> spelled(SequencedMap<String, Node> lists, Optional<String> identity, Naming naming) {
        var spelled = new ArrayList<List<String>>();
        lists.forEach((environment, list) -> spelled.add(((Listing) list)
                .items().stream()
                        .map(item -> identity.flatMap(key -> identityOf((Mapping) item, key))
                                .map(name -> naming.template(environment, name))
                                .orElseGet(() -> Canonical.of(item, text -> naming.template(environment, text))))
                        .toList()));
        return spelled;
    }

    static List<Item> byIdentity(SequencedMap<String, Node> lists, String key, Naming naming) {
        var named = new LinkedHashMap<String, SequencedMap<String, Node>>();
        lists.forEach((environment, list) -> {
            var items = new LinkedHashMap<String, Node>();
            for (var item : ((Listing) list).items()) {
                identityOf((Mapping) item, key).ifPresent(name -> items.put(name, item));
            }
            named.put(environment, items);
        });
        return Columns.match(named, naming).stream()
                .map(column -> new Item(new Segment.Item(key, column.name()), column.nodes()))
                .toList();
    }

    /// Lists without identities: as sets or by position, whichever explains with less.
    static Match unnamed(SequencedMap<String, Node> lists, Naming naming) {
        var spelled = new LinkedHashMap<String, List<String>>();
        lists.forEach((environment, list) -> spelled.put(
                environment,
                ((Listing) list)
                        .items().stream()
                                .map(item -> Canonical.of(item, text -> naming.template(environment, text)))
                                .toList()));
        var sets = spelled.values().stream().map(LinkedHashSet::new).toList();
        var partial = notInAll(sets);
        var repeated = spelled.values().stream().mapToInt(List::size).sum()
                > sets.stream().mapToInt(Set::size).sum();
        var asSets = repeated ? Integer.MAX_VALUE : partial.size();
        if (asSets == 0) {
            return new Match.Same();
        }
        var byPosition = differentPositions(spelled);
        if (byPosition == 1 || (byPosition < asSets && nested(lists))) {
            return new Match.Items(positions(lists, spelled));
        }
        return asSets == 1 ? new Match.Items(members(lists, spelled, partial)) : new Match.Whole();
    }

    /// What not every one of the sets holds, in the order of the first that does.
    private static Set<String> notInAll(List<? extends Set<String>> sets) {
        var partial = new LinkedHashSet<String>();
        sets.forEach(partial::addAll);
        partial.removeIf(item -> sets.stream().allMatch(set -> set.contains(item)));
        return partial;
    }

    private static boolean nested(SequencedMap<String, Node> lists) {
        return lists.values().stream()
                .flatMap(list -> ((Listing) list).items().stream())
                .allMatch(Mapping.class::isInstance);
    }

    /// Positions at which the lists differ; lists of different lengths cannot be told by position.
    private static int differentPositions(SequencedMap<String, List<String>> spelled) {
        var length = spelled.firstEntry().getValue().size();
        if (spelled.values().stream().anyMatch(items -> items.size() != length)) {
            return Integer.MAX_VALUE;
        }
        var different = 0;
        for (var i = 0; i < length; i++) {
            if (differsAt(spelled, i)) {
                different++;
            }
        }
        return different;
    }

    private static boolean differsAt(SequencedMap<String, List<String>> spelled, int position) {
        return spelled.values().stream()
                        .map(items -> items.get(position))
                        .distinct()
                        .count()
                > 1;
    }

    private static List<Item> positions(SequencedMap<String, Node> lists, SequencedMap<String, List<String>> spelled) {
        var items = new ArrayList<Item>();
        for (var i = 0; i < spelled.firstEntry().getValue().size(); i++) {
            if (!differsAt(spelled, i)) {
                continue;
            }
            var nodes = new LinkedHashMap<String, Node>();
            for (var entry : lists.entrySet()) {
                nodes.put(entry.getKey(), ((Listing) entry.getValue()).items().get(i));
            }
            items.add(new Item(new Segment.Index(i), nodes));
        }
        return items;
    }

    private static List<Item> members(
            SequencedMap<String, Node> lists, SequencedMap<String, List<String>> spelled, Set<String> partial) {
        var items = new ArrayList<Item>();
        for (var member : partial) {
            var nodes = new LinkedHashMap<String, Node>();
            for (var entry : spelled.entrySet()) {
                var position = entry.getValue().indexOf(member);
                if (position >= 0) {
                    var list = (Listing) java.util.Objects.requireNonNull(lists.get(entry.getKey()));
                    nodes.put(entry.getKey(), list.items().get(position));
                }
            }
            items.add(new Item(member(nodes.firstEntry().getValue(), member), nodes));
        }
        return items;
    }

    /// A plain value is its own name; for anything else the position has to do.
    private static Segment member(Node node, String spelled) {
        return switch (node) {
            case Scalar _ -> new Segment.Member(spelled);
            case Node.Secret(var fingerprint, var _) -> new Segment.Member(fingerprint);
            case Node.Encrypted _ -> new Segment.Member("encrypted");
            case Mapping _, Listing _ ->
                new Segment.Member("item on line " + node.place().line());
        };
    }
}
