package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A mapping while it is read. The last of duplicates wins, in the place of the first.
final class MappingDraft {

    /// Below this a scan of the list beats a map.
    private static final int INDEXED_FROM = 12;

    private final List<Entry> entries = new ArrayList<>();
    private @Nullable Map<String, Integer> positions;

    /// The entry that this one replaces, or null.
    @Nullable
    Entry put(String key, Place place, Node value) {
        var entry = new Entry(key, place, value);
        var position = position(key);
        if (position >= 0) {
            return entries.set(position, entry);
        }
        append(entry);
        return null;
    }

    /// Adds what is not there yet, as YAML's merge key does.
    void merge(List<Entry> others) {
        for (var entry : others) {
            if (position(entry.key()) < 0) {
                append(entry);
            }
        }
    }

    @Nullable
    Node get(String key) {
        var position = position(key);
        return position < 0 ? null : entries.get(position).value();
    }

    /// Changes a value and leaves its key's place.
    void replace(String key, Node value) {
        var position = position(key);
        entries.set(position, new Entry(key, entries.get(position).place(), value));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    Node.Mapping at(Place place) {
        return new Node.Mapping(entries, place);
    }

    private void append(Entry entry) {
        entries.add(entry);
        if (positions != null) {
            positions.put(entry.key(), entries.size() - 1);
        } else if (entries.size() >= INDEXED_FROM) {
            positions = new HashMap<>();
            for (var i = 0; i < entries.size(); i++) {
                positions.put(entries.get(i).key(), i);
            }
        }
    }

    private int position(String key) {
        if (positions != null) {
            return positions.getOrDefault(key, -1);
        }
        for (var i = 0; i < entries.size(); i++) {
            if (entries.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }
}
