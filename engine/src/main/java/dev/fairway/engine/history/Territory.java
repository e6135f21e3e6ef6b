package dev.fairway.engine.history;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Place;
import dev.fairway.formats.read.Reading;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The lines of one file, each of which belongs to the value that began last before it.
final class Territory {

    private final TreeSet<Integer> starts = new TreeSet<>();
    private final boolean known;

    private Territory(boolean known) {
        this.known = known;
    }

    static Territory of(Reading reading, byte[] bytes) {
        var territory = new Territory(reading.complete() && !refers(bytes));
        reading.documents().forEach(document -> collect(document, null, territory.starts));
        return territory;
    }

    /// Whether each line can be told from the others at all: not where an anchor lets one value stand in two places.
    boolean known() {
        return known;
    }

    private static boolean refers(byte[] bytes) {
        for (var i = 1; i < bytes.length; i++) {
            if ((bytes[i] == '&' || bytes[i] == '*') && (bytes[i - 1] == ' ' || bytes[i - 1] == '\n')) {
                return true;
            }
        }
        return false;
    }

    /// Whether any of the lines may hold a part of a value.
    ///
    /// @param file the one that the lines are of
    boolean touches(Node value, String file, SortedSet<Integer> lines) {
        var own = new TreeSet<Integer>();
        collect(value, file, own);
        if (own.isEmpty() || lines.isEmpty()) {
            return false;
        }
        var next = starts.higher(own.getLast());
        return !lines.subSet(own.getFirst(), next == null ? Integer.MAX_VALUE : next)
                .isEmpty();
    }

    /// A file of a branch is called `branch:path` today, and by its path alone in its past.
    private static boolean isIn(Place place, String file) {
        var named = place.file();
        return named.equals(file) || (named.endsWith(file) && named.charAt(named.length() - file.length() - 1) == ':');
    }

    private static void collect(Node node, @Nullable String file, SortedSet<Integer> lines) {
        if (file == null || isIn(node.place(), file)) {
            lines.add(node.place().line());
        }
        switch (node) {
            case Mapping(var entries, var _) -> {
                for (var entry : entries) {
                    if (file == null || isIn(entry.place(), file)) {
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
