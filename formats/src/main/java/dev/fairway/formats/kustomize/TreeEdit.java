package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Changes to trees by field paths such as `spec/template/metadata/labels`; lists on the way are changed item by item.
final class TreeEdit {

    private static final Pattern SLASH = Pattern.compile("/");

    private static final int MAX_VALUES = 1_000_000;

    /// Readers take less than half of it.
    static final int MAX_DEPTH = 500;

    private TreeEdit() {}

    static List<String> steps(String path) {
        return SLASH.splitAsStream(path).filter(step -> !step.isEmpty()).toList();
    }

    /// Changes what is at the path, where it is.
    static Node update(Node node, List<String> path, UnaryOperator<Node> change) {
        if (path.isEmpty()) {
            return change.apply(node);
        }
        return switch (node) {
            case Mapping mapping ->
                mapping.get(path.getFirst())
                        .<Node>map(value -> put(mapping, path.getFirst(), update(value, rest(path), change)))
                        .orElse(mapping);
            case Listing listing -> each(listing, item -> update(item, path, change));
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    /// Changes what is at the path, and makes the mappings on the way where they are missing.
    static Node create(Node node, List<String> path, Place place, Function<Optional<Node>, Node> change) {
        return switch (node) {
            case Mapping mapping -> {
                var value = mapping.get(path.getFirst()).filter(found -> !isNull(found));
                var changed = path.size() == 1
                        ? change.apply(value)
                        : create(value.orElseGet(() -> new Mapping(List.of(), place)), rest(path), place, change);
                yield put(mapping, path.getFirst(), changed);
            }
            case Listing listing -> each(listing, item -> create(item, path, place, change));
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    /// The mapping with this name set; the name keeps its position.
    static Mapping put(Mapping mapping, String name, Node value) {
        var entries = new ArrayList<Entry>(mapping.entries().size() + 1);
        var found = false;
        for (var entry : mapping.entries()) {
            if (entry.key().equals(name)) {
                found = true;
                entries.add(new Entry(name, entry.place(), value));
            } else {
                entries.add(entry);
            }
        }
        if (!found) {
            entries.add(new Entry(name, value.place(), value));
        }
        return new Mapping(entries, mapping.place());
    }

    static Mapping without(Mapping mapping, String name) {
        return new Mapping(
                mapping.entries().stream()
                        .filter(entry -> !entry.key().equals(name))
                        .toList(),
                mapping.place());
    }

    /// Sets all of the entries in the mapping; in an empty one where it is missing.
    static Mapping putAll(Optional<Node> mapping, List<Entry> entries, Place place) {
        var result = mapping.orElse(null) instanceof Mapping found ? found : new Mapping(List.of(), place);
        for (var entry : entries) {
            result = put(result, entry.key(), entry.value());
        }
        return result;
    }

    static Listing each(Listing listing, UnaryOperator<Node> change) {
        return new Listing(listing.items().stream().map(change).toList(), listing.place());
    }

    /// Whether a tree is larger or deeper than anything real, each value counted as often as it stands in it: what
    /// copies its own copies grows without end.
    static boolean isOvergrown(Node node) {
        return counted(node, MAX_VALUES, 0) > MAX_VALUES;
    }

    private static int counted(Node node, int limit, int depth) {
        if (depth > MAX_DEPTH) {
            return limit + 1;
        }
        var count = 1;
        for (var below : below(node)) {
            if (count > limit) {
                return count;
            }
            count += counted(below, limit - count, depth + 1);
        }
        return count;
    }

    private static List<Node> below(Node node) {
        return switch (node) {
            case Mapping mapping -> mapping.entries().stream().map(Entry::value).toList();
            case Listing listing -> listing.items();
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> List.of();
        };
    }

    static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Node.Kind.NULL;
    }

    private static List<String> rest(List<String> path) {
        return path.subList(1, path.size());
    }
}
