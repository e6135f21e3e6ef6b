package dev.fairway.engine.history;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The lines of one file, each of which belongs to the value that began last before it.
final class Territory {

    private final SortedSet<Integer> starts = new TreeSet<>();

    private Territory() {}

    /// The lines on which names and values of the file begin.
    static Territory of(List<Node> documents) {
        var territory = new Territory();
        documents.forEach(document -> collect(document, null, territory.starts));
        return territory;
    }

    /// Whether any of the lines may hold a part of a value.
    boolean touches(Node value, String file, SortedSet<Integer> lines) {
        var own = new TreeSet<Integer>();
        collect(value, file, own);
        if (own.isEmpty() || lines.isEmpty()) {
            return false;
        }
        var after = starts.tailSet(own.getLast() + 1);
        var end = after.isEmpty() ? Integer.MAX_VALUE : after.getFirst();
        return !lines.subSet(own.getFirst(), end).isEmpty();
    }

    private static void collect(
            Node node, @org.jspecify.annotations.Nullable String file, SortedSet<Integer> lines) {
        if (file == null || node.place().file().equals(file)) {
            lines.add(node.place().line());
        }
        switch (node) {
            case Mapping(var entries, var _) -> {
                for (var entry : entries) {
                    if (file == null || entry.place().file().equals(file)) {
                        lines.add(entry.place().line());
                    }
                    collect(entry.value(), file, lines);
                }
            }
            case Listing(var items, var _) -> items.forEach(item -> collect(item, file, lines));
            case Scalar _, Secret _, Encrypted _ -> {}
        }
    }
}
