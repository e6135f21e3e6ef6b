package dev.fairway.core.tree;

import dev.fairway.core.tree.Node.Entry;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Finds an entry of a mapping by its name, in a mapping of many without looking at all of them.
final class Names {

    /// A mapping of fewer entries is searched from its beginning, which is as fast.
    private static final int MANY = 32;

    private Names() {}

    /// The same entries, copied unless they are known not to change.
    static List<Entry> of(List<Entry> entries) {
        if (entries instanceof Indexed) {
            return entries;
        }
        var copy = List.copyOf(entries);
        return copy.size() < MANY ? copy : new Indexed(copy);
    }

    static Optional<Node> find(List<Entry> entries, String name) {
        if (entries instanceof Indexed indexed) {
            return Optional.ofNullable(indexed.byName().get(name)).map(Entry::value);
        }
        for (var entry : entries) {
            if (entry.key().equals(name)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /// A list with an index that is made when it is first asked for, and is the same whoever makes it.
    private static final class Indexed extends AbstractList<Entry> implements RandomAccess {

        private final List<Entry> entries;
        private volatile @Nullable Map<String, Entry> byName;

        Indexed(List<Entry> entries) {
            this.entries = entries;
        }

        Map<String, Entry> byName() {
            var index = byName;
            if (index == null) {
                index = HashMap.newHashMap(entries.size());
                for (var entry : entries) {
                    index.putIfAbsent(entry.key(), entry);
                }
                byName = index;
            }
            return index;
        }

        @Override
        public Entry get(int index) {
            return entries.get(index);
        }

        @Override
        public int size() {
            return entries.size();
        }
    }
}
