package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A table of TOML while it is read: its parts may stand anywhere in the file.
final class TomlTable {

    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private @Nullable Place header;

    private record Slot(Place place, Content content) {}

    private sealed interface Content {

        record Value(Node node) implements Content {}

        record Table(TomlTable table) implements Content {}

        record Tables(List<TomlTable> tables) implements Content {}
    }

    boolean isEmpty() {
        return slots.isEmpty();
    }

    /// Notes the header that opens it.
    ///
    /// @return the place of an earlier one, or null
    @Nullable
    Place opened(Place place) {
        var earlier = header;
        header = earlier == null ? place : earlier;
        return earlier;
    }

    /// The place of what stood there before, which is replaced, or null.
    @Nullable
    Place put(String name, Place place, Node value) {
        var earlier = slots.put(name, new Slot(place, new Content.Value(value)));
        return earlier == null ? null : earlier.place();
    }

    /// The table of this name, made where there is none; null where the name has a value. Of several the last.
    @Nullable
    TomlTable table(String name, Place place) {
        var slot = slots.computeIfAbsent(name, _ -> new Slot(place, new Content.Table(new TomlTable())));
        return switch (slot.content()) {
            case Content.Table(var table) -> table;
            case Content.Tables(var tables) -> tables.getLast();
            case Content.Value _ -> null;
        };
    }

    /// One more table of a list; null where the name is no list.
    @Nullable
    TomlTable append(String name, Place place) {
        var slot = slots.computeIfAbsent(name, _ -> new Slot(place, new Content.Tables(new ArrayList<>())));
        if (!(slot.content() instanceof Content.Tables(var tables))) {
            return null;
        }
        var table = new TomlTable();
        tables.add(table);
        return table;
    }

    Mapping at(Place place) {
        var draft = new MappingDraft();
        slots.forEach((name, slot) -> draft.put(name, slot.place(), node(slot)));
        return draft.at(place);
    }

    private static Node node(Slot slot) {
        return switch (slot.content()) {
            case Content.Value(var node) -> node;
            case Content.Table(var table) -> table.at(slot.place());
            case Content.Tables(var tables) ->
                new Listing(
                        tables.stream()
                                .<Node>map(table -> table.at(slot.place()))
                                .toList(),
                        slot.place());
        };
    }
}
