package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Strategic merge patches as Kustomize applies them: items that a patch names come first (where one key does not
/// tell items apart, only those it adds), null removes, and the lists of kinds that Kubernetes does not define itself
/// are replaced.
///
/// @param knownLists whether lists merge by the keys of Kubernetes' own kinds
record StrategicMerge(boolean knownLists) {

    private static final String PATCH = "$patch";
    private static final String RETAIN = "$retainKeys";

    /// The patched object; empty where the patch removes it.
    static Optional<Node> patch(Node base, Node patch) {
        var group = base instanceof Mapping mapping
                ? Manifests.text(mapping, "apiVersion")
                        .map(version -> version.contains("/") ? version.substring(0, version.indexOf('/')) : "")
                : Optional.<String>empty();
        return new StrategicMerge(group.map(PatchKeys::knows).orElse(true)).nodes("", base, patch);
    }

    private Optional<Node> nodes(String field, Node lower, Node upper) {
        if (lower instanceof Mapping left && upper instanceof Mapping right) {
            return mappings(left, right);
        }
        if (lower instanceof Listing left && upper instanceof Listing right) {
            return lists(field, left, right);
        }
        return plain(upper);
    }

    private Optional<Node> mappings(Mapping lower, Mapping upper) {
        switch (directive(upper)) {
            case "delete" -> {
                return Optional.empty();
            }
            case "replace" -> {
                return Optional.of(withoutDirectives(upper));
            }
            default -> {}
        }
        var merged = new LinkedHashMap<String, Entry>();
        lower.entries().forEach(entry -> merged.put(entry.key(), entry));
        for (var entry : upper.entries()) {
            if (!entry.key().startsWith("$")) {
                lay(merged, entry);
            }
        }
        if (upper.get(RETAIN).orElse(null) instanceof Listing retained) {
            merged.keySet().retainAll(texts(retained));
        }
        return Optional.of(new Mapping(new ArrayList<>(merged.values()), upper.place()));
    }

    private void lay(LinkedHashMap<String, Entry> merged, Entry entry) {
        var below = merged.get(entry.key());
        var value = below == null ? plain(entry.value()) : nodes(entry.key(), below.value(), entry.value());
        if (value.isEmpty() || Overlay.isNull(entry.value())) {
            merged.remove(entry.key());
        } else {
            merged.put(entry.key(), new Entry(entry.key(), entry.place(), value.get()));
        }
    }

    private Optional<Node> lists(String field, Listing lower, Listing upper) {
        switch (upper.items().isEmpty() ? "" : loneDirective(upper.items().getFirst())) {
            case "delete" -> {
                return Optional.empty();
            }
            case "replace" -> {
                return plain(upper);
            }
            default -> {}
        }
        if (!knownLists) {
            return plain(upper);
        }
        if (PatchKeys.isSet(field)) {
            return Optional.of(union(lower, upper));
        }
        var both = new ArrayList<>(upper.items());
        both.addAll(lower.items());
        return PatchKeys.of(field, both)
                .map(keys -> Optional.<Node>of(keyed(keys, lower, upper)))
                .orElseGet(() -> plain(upper));
    }

    private static Listing union(Listing lower, Listing upper) {
        var items = new ArrayList<>(upper.items());
        var seen = texts(upper);
        lower.items().stream()
                .filter(item -> !(item instanceof Scalar scalar) || !seen.contains(scalar.text()))
                .forEach(items::add);
        return new Listing(items, upper.place());
    }

    private Listing keyed(List<String> keys, Listing lower, Listing upper) {
        var below = new LinkedHashMap<List<String>, Node>();
        var unkeyed = new ArrayList<Node>();
        for (var item : lower.items()) {
            if (identity(keys, item).isEmpty() || below.putIfAbsent(identity(keys, item), item) != null) {
                unkeyed.add(item);
            }
        }
        var keepsOrder = keys.stream().skip(1).anyMatch(key -> isUsed(key, lower) || isUsed(key, upper));
        var items = new ArrayList<Node>();
        for (var item : upper.items()) {
            var name = identity(keys, item);
            var base = below.get(name);
            var patched = base == null ? plain(item) : nodes("", base, item);
            if (base != null && keepsOrder && patched.isPresent()) {
                below.put(name, patched.get());
            } else {
                below.remove(name);
                patched.ifPresent(items::add);
            }
        }
        items.addAll(below.values());
        items.addAll(unkeyed);
        return new Listing(items, upper.place());
    }

    private static boolean isUsed(String key, Listing listing) {
        return listing.items().stream()
                .anyMatch(item ->
                        item instanceof Mapping mapping && mapping.get(key).isPresent());
    }

    /// Empty where the item lacks the first of the keys.
    private static List<String> identity(List<String> keys, Node item) {
        if (!(item instanceof Mapping mapping)
                || Manifests.text(mapping, keys.getFirst()).isEmpty()) {
            return List.of();
        }
        return keys.stream()
                .map(key -> Manifests.text(mapping, key).orElse(key.equals("protocol") ? "TCP" : ""))
                .toList();
    }

    /// What a patch leaves where there is nothing below it: itself without directives, nulls and removed items.
    private static Optional<Node> plain(Node node) {
        return switch (node) {
            case Mapping mapping ->
                directive(mapping).equals("delete") ? Optional.empty() : Optional.of(withoutDirectives(mapping));
            case Listing listing ->
                Optional.of(new Listing(
                        listing.items().stream()
                                .filter(item -> loneDirective(item).isEmpty())
                                .flatMap(item -> plain(item).stream())
                                .toList(),
                        listing.place()));
            case Scalar _, Secret _, Encrypted _ -> Optional.of(node);
        };
    }

    private static Mapping withoutDirectives(Mapping mapping) {
        var entries = new ArrayList<Entry>();
        for (var entry : mapping.entries()) {
            if (!entry.key().startsWith("$") && !Overlay.isNull(entry.value())) {
                plain(entry.value()).ifPresent(value -> entries.add(new Entry(entry.key(), entry.place(), value)));
            }
        }
        return new Mapping(entries, mapping.place());
    }

    private static String directive(Mapping mapping) {
        return Manifests.text(mapping, PATCH).orElse("");
    }

    /// The directive of an item that holds nothing else and so speaks for its whole list.
    private static String loneDirective(Node item) {
        return item instanceof Mapping mapping && mapping.entries().size() == 1 ? directive(mapping) : "";
    }

    private static Set<String> texts(Listing listing) {
        var texts = new HashSet<String>();
        for (var item : listing.items()) {
            if (item instanceof Scalar scalar) {
                texts.add(scalar.text());
            }
        }
        return texts;
    }
}
