package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/// Reads TOML with tomlj, and finds the values that its positions only name the keys of.
final class TomlReader {

    /// The parser reads some three megabytes a second, and nobody writes more than one.
    private static final int LONGEST_TEXT = 4 << 20;

    private final TomlPlaces places;
    private final Gathering gathering;

    TomlReader(String text, Origin origin, Gathering gathering) {
        this.places = new TomlPlaces(text, origin);
        this.gathering = gathering;
        if (text.length() > LONGEST_TEXT) {
            throw new Malformed(origin.file(), "more than " + LONGEST_TEXT + " characters of TOML");
        }
        places.checkNesting(gathering);
    }

    void read(String text) {
        var result = Toml.parse(text);
        for (var error : result.errors()) {
            // Its message may quote a value, so only the place of it is told.
            gathering.lose(places.of(error.position()), "no TOML, or a key defined twice");
        }
        if (!result.isEmpty()) {
            gathering.document(table(result, places.start(), 1));
        }
    }

    private Mapping table(TomlTable table, Place place, int depth) {
        gathering.checkNesting(depth, place);
        gathering.countNode(place);
        var draft = new MappingDraft();
        for (var key : table.keySet()) {
            var path = List.of(key);
            var keyPosition = table.inputPositionOf(path);
            var keyPlace = places.of(keyPosition);
            draft.put(key, keyPlace, value(table.get(path), keyPosition, depth + 1));
        }
        return draft.at(place);
    }

    private Listing array(TomlArray array, Place place, int depth) {
        gathering.checkNesting(depth, place);
        var items = new ArrayList<Node>();
        for (var i = 0; i < array.size(); i++) {
            items.add(value(array.get(i), array.inputPositionOf(i), depth + 1));
        }
        return new Listing(items, place);
    }

    private Node value(@Nullable Object value, @Nullable TomlPosition position, int depth) {
        var place = places.ofValue(position);
        gathering.countNode(place);
        return switch (value) {
            case null -> new Scalar(Kind.NULL, "", place);
            case TomlTable table -> table(table, place, depth);
            case TomlArray array -> array(array, place, depth);
            case Boolean truth -> new Scalar(Kind.BOOLEAN, truth.toString(), place);
            case Long whole -> new Scalar(Kind.NUMBER, whole.toString(), place);
            case Double number -> new Scalar(Kind.NUMBER, places.number(place, number), place);
            default -> {
                var text = value.toString();
                gathering.checkScalar(text.length(), place);
                yield new Scalar(Kind.TEXT, text, place);
            }
        };
    }
}
