package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads sections of `key = value` lines, as `.ini` and `.cfg` files have them.
final class IniReader {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final FlatKeys top;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private FlatKeys keys;

    /// A section; one that stands twice continues.
    private record Section(FlatKeys keys, Place place) {}

    IniReader(String text, Origin origin, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.top = new FlatKeys(false, gathering);
        this.keys = top;
    }

    void read() {
        var start = cursor.place();
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (cursor.peek() == '[') {
                readSection();
            } else if (!cursor.atLineEnd() && cursor.peek() != '#' && cursor.peek() != ';') {
                readLine();
            }
            cursor.endLine();
        }
        sections.forEach(
                (name, section) -> top.put(name, section.place(), section.keys().mapping(section.place())));
        top.deliver(start);
    }

    private void readSection() {
        var place = cursor.place();
        var line = TextCursor.trimmed(cursor.restOfLine());
        var close = line.lastIndexOf(']');
        if (close < 0) {
            gathering.lose(place, "a section without ]");
        }
        var name = TextCursor.trimmed(line.substring(1, close < 0 ? line.length() : close));
        keys = sections.computeIfAbsent(name, _ -> new Section(new FlatKeys(false, gathering), place))
                .keys();
    }

    private void readLine() {
        var place = cursor.place();
        gathering.countNode(place);
        var start = cursor.index();
        while (!cursor.atLineEnd() && cursor.peek() != '=' && cursor.peek() != ':') {
            cursor.next();
        }
        var key = cursor.since(start).strip();
        if (cursor.atLineEnd()) {
            // a switch, which is set by being there
            keys.put(key, place, new Scalar(Kind.TEXT, "", place));
            return;
        }
        cursor.next();
        cursor.skipBlanks();
        var valuePlace = cursor.place();
        var text = withoutComment(cursor.restOfLine());
        gathering.checkScalar(text.length(), valuePlace);
        keys.put(key, place, new Scalar(Kind.TEXT, text, valuePlace));
    }

    private static String withoutComment(String rest) {
        for (var i = 1; i < rest.length(); i++) {
            if ((rest.charAt(i) == '#' || rest.charAt(i) == ';') && TextCursor.isBlank(rest.charAt(i - 1))) {
                return TextCursor.trimmed(rest.substring(0, i));
            }
        }
        return TextCursor.trimmed(rest);
    }
}
