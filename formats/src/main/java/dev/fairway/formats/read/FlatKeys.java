package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Gathers `key = value` lines into a document, with dots in keys as levels where the format's readers see them so.
final class FlatKeys {

    private final boolean dotted;
    private final Gathering gathering;
    private final MappingDraft draft = new MappingDraft();

    FlatKeys(boolean dotted, Gathering gathering) {
        this.dotted = dotted;
        this.gathering = gathering;
    }

    void put(String key, Place place, Node value) {
        var earlier = draft.put(key, place, value);
        if (earlier != null) {
            gathering.doubt(place, Shown.duplicate(key, earlier.place()));
        }
    }

    boolean isEmpty() {
        return draft.isEmpty();
    }

    void deliver(Place start) {
        if (!draft.isEmpty()) {
            gathering.document(mapping(start));
        }
    }

    Node.Mapping mapping(Place start) {
        var flat = draft.at(start);
        return dotted ? nested(flat) : flat;
    }

    /// A level of the nested tree: its own mapping, or a value.
    private static final class Level {
        private final Map<String, Level> levels = new LinkedHashMap<>();
        private final MappingDraft values = new MappingDraft();
    }

    private Node.Mapping nested(Node.Mapping flat) {
        var root = new Level();
        flat.entries().forEach(entry -> insert(root, entry));
        return close(root, flat.place());
    }

    private void insert(Level root, Entry entry) {
        var level = root;
        var parts = entry.key().split("\\.", -1);
        var usable = parts.length <= gathering.limits().nesting()
                && List.of(parts).stream().noneMatch(String::isEmpty);
        for (var i = 0; usable && i < parts.length - 1; i++) {
            level = level.levels.computeIfAbsent(parts[i], _ -> new Level());
        }
        level.values.put(usable ? parts[parts.length - 1] : entry.key(), entry.place(), entry.value());
    }

    /// A key that is both a value and a level (`a` and `a.b`) keeps its value under its own name and the levels
    /// joined.
    private Node.Mapping close(Level level, Place place) {
        var closed = new MappingDraft();
        closed.merge(level.values.at(place).entries());
        level.levels.forEach((name, inner) -> {
            var mapping = close(inner, place);
            var first = mapping.entries().isEmpty()
                    ? place
                    : mapping.entries().getFirst().place();
            if (closed.get(name) == null) {
                closed.put(name, first, new Node.Mapping(mapping.entries(), first));
            } else {
                mapping.entries().forEach(entry -> closed.put(name + "." + entry.key(), entry.place(), entry.value()));
            }
        });
        return closed.at(place);
    }
}
