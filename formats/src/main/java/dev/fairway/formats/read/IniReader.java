package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import org.jspecify.annotations.Nullable;

/// Reads sections of `key = value` lines, as `.ini` and `.cfg` files have them.
final class IniReader {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final MappingDraft sections = new MappingDraft();
    private FlatKeys keys;
    private @Nullable String section;
    private Place sectionPlace;

    IniReader(String text, Origin origin, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.keys = new FlatKeys(false, gathering);
        this.sectionPlace = cursor.place();
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
        closeSection();
        if (!sections.isEmpty()) {
            gathering.document(sections.at(start));
        }
    }

    private void readSection() {
        closeSection();
        sectionPlace = cursor.place();
        var line = cursor.restOfLine().strip();
        var close = line.lastIndexOf(']');
        if (close < 0) {
            gathering.lose(sectionPlace, "a section without ]");
        }
        section = line.substring(1, close < 0 ? line.length() : close).strip();
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
            keys.put(key, place, new Scalar(Kind.NULL, "", place));
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

    /// A section that stands twice continues.
    private void closeSection() {
        var mapping = keys.mapping(sectionPlace);
        if (section == null) {
            sections.merge(mapping.entries());
        } else if (sections.get(section) instanceof Mapping earlier) {
            var all = new MappingDraft();
            all.merge(mapping.entries());
            all.merge(earlier.entries());
            sections.put(section, sectionPlace, all.at(earlier.place()));
        } else {
            sections.put(section, sectionPlace, mapping);
        }
        keys = new FlatKeys(false, gathering);
    }
}
