package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings Spring Boot configuration to one shape: `a.b[0].c=1`, `a.b: [{c: 1}]` and nested YAML become the same tree.
public final class SpringDocument {

    /// Longer names are kept as they are.
    private static final int MAX_PARTS = 64;

    private SpringDocument() {}

    /// The document with dotted and indexed names spelled out as mappings and lists.
    public static Node nested(Node document) {
        return switch (document) {
            case Mapping mapping -> isNested(mapping) ? mapping : spellOut(mapping);
            case Listing listing ->
                new Listing(listing.items().stream().map(SpringDocument::nested).toList(), listing.place());
            case Scalar _, Secret _, Encrypted _ -> document;
        };
    }

    private static boolean isNested(Node node) {
        return switch (node) {
            case Mapping mapping ->
                mapping.entries().stream().allMatch(entry -> parts(entry.key()).size() == 1 && isNested(entry.value()));
            case Listing listing -> listing.items().stream().allMatch(SpringDocument::isNested);
            case Scalar _, Secret _, Encrypted _ -> true;
        };
    }

    private static Node spellOut(Mapping mapping) {
        var root = new Branch(mapping.place(), new LinkedHashMap<>());
        for (var entry : mapping.entries()) {
            root.put(parts(entry.key()), entry.place(), nested(entry.value()));
        }
        return root.toNode();
    }

    /// `a.b[0].c` is `a`, `b`, `[0]`, `c`; a name in brackets, `[a.b]`, is one part.
    private static List<String> parts(String name) {
        if (name.indexOf('.') < 0 && name.indexOf('[') <= 0) {
            return List.of(name);
        }
        var parts = new ArrayList<String>();
        var from = 0;
        for (var i = 0; i <= name.length(); i++) {
            var atEnd = i == name.length();
            if (atEnd || name.charAt(i) == '.' || name.charAt(i) == '[') {
                if (i > from) {
                    parts.add(name.substring(from, i));
                }
                from = i + 1;
                if (!atEnd && name.charAt(i) == '[') {
                    var close = name.indexOf(']', i);
                    if (close < 0) {
                        return List.of(name);
                    }
                    parts.add(name.substring(i, close + 1));
                    i = close;
                    from = close + 1;
                }
            }
        }
        return parts.isEmpty() || parts.size() > MAX_PARTS ? List.of(name) : parts;
    }

    /// What a name stands for while the document is put together.
    private sealed interface Part {
        Place keyPlace();

        Node toNode();
    }

    private record Leaf(Place keyPlace, Node value) implements Part {
        @Override
        public Node toNode() {
            return value;
        }
    }

    /// A mapping, or a list when its names are `[0]`, `[1]` and so on without a hole.
    private record Branch(Place keyPlace, Map<String, Part> parts) implements Part {

        void put(List<String> path, Place keyPlace, Node value) {
            var branch = this;
            for (var part : path.subList(0, path.size() - 1)) {
                branch = branch.below(part, keyPlace);
            }
            if (value instanceof Mapping mapping) {
                var below = branch.below(path.getLast(), keyPlace);
                mapping.entries().forEach(entry -> below.put(List.of(entry.key()), entry.place(), entry.value()));
            } else {
                branch.parts.put(path.getLast(), new Leaf(keyPlace, value));
            }
        }

        private Branch below(String name, Place keyPlace) {
            if (parts.get(name) instanceof Branch branch) {
                return branch;
            }
            var branch = new Branch(keyPlace, new LinkedHashMap<>());
            parts.put(name, branch);
            return branch;
        }

        @Override
        public Node toNode() {
            var items = new ArrayList<Node>();
            var entries = new ArrayList<Entry>();
            parts.forEach((name, part) -> {
                if (name.equals("[" + items.size() + "]")) {
                    items.add(part.toNode());
                }
                entries.add(new Entry(name, part.keyPlace(), part.toNode()));
            });
            return !items.isEmpty() && items.size() == parts.size()
                    ? new Listing(items, keyPlace)
                    : new Mapping(entries, keyPlace);
        }
    }
}
