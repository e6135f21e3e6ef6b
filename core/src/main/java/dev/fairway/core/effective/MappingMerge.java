package dev.fairway.core.effective;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// Merges documents whose mappings merge by name.
///
/// @param form what of a name decides that two names are the same
/// @param deep whether mappings inside the root merge too
/// @param nullRemoves whether an explicit null removes what the base says
/// @param listsByPosition whether lists merge item by item
record MappingMerge(UnaryOperator<String> form, boolean deep, boolean nullRemoves, boolean listsByPosition) {

    MappingMerge {
        requireNonNull(form, "form");
    }

    Node merge(Node base, Node over) {
        return base instanceof Mapping lower && over instanceof Mapping upper ? mappings(lower, upper) : over;
    }

    private Mapping mappings(Mapping lower, Mapping upper) {
        var merged = new LinkedHashMap<String, Entry>();
        for (var entry : lower.entries()) {
            merged.put(form.apply(entry.key()), entry);
        }
        for (var entry : upper.entries()) {
            var name = form.apply(entry.key());
            var below = merged.get(name);
            if (below == null) {
                merged.put(name, entry);
            } else if (nullRemoves && Overlay.isNull(entry.value())) {
                merged.remove(name);
            } else {
                // The base's spelling of the name stays, so that all who inherit from it have the same address.
                merged.put(name, new Entry(below.key(), entry.place(), values(below.value(), entry.value())));
            }
        }
        return new Mapping(new ArrayList<>(merged.values()), upper.place());
    }

    private Node values(Node lower, Node upper) {
        if (!deep) {
            return upper;
        }
        if (listsByPosition && lower instanceof Listing left && upper instanceof Listing right) {
            return lists(left, right);
        }
        return merge(lower, upper);
    }

    private Node lists(Listing lower, Listing upper) {
        var items = new ArrayList<>(lower.items());
        for (var i = 0; i < upper.items().size(); i++) {
            var item = upper.items().get(i);
            if (i < items.size()) {
                items.set(i, values(items.get(i), item));
            } else {
                items.add(item);
            }
        }
        return new Listing(items, upper.place());
    }

    static String ignoringCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
