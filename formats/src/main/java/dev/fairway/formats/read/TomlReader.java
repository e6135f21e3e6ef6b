package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;

/// Reads TOML line by line: a line that is none costs only itself.
///
/// Our own, because the parser at hand gives a value the place of its key and takes a minute for three thousand blank
/// lines behind an open quote.
final class TomlReader {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final TomlValues values;
    private final TomlTable root = new TomlTable();

    TomlReader(String text, Origin origin, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.values = new TomlValues(cursor, gathering);
    }

    /// A name of a path, and where it stands.
    record Key(String name, Place place) {}

    void read() {
        var start = cursor.place();
        var table = root;
        var depth = 1;
        for (skipLines(); !cursor.atEnd(); skipLines()) {
            try {
                if (cursor.peek() == '[') {
                    var isList = cursor.peek(1) == '[';
                    var path = header(isList);
                    depth = path.size() + 1;
                    table = isList ? listed(path) : opened(path);
                } else {
                    entry(table, depth);
                }
                endOfLine();
            } catch (Malformed malformed) {
                gathering.lose(malformed);
                cursor.restOfLine();
            }
        }
        if (!root.isEmpty()) {
            gathering.document(root.at(start));
        }
    }

    private List<Key> header(boolean isList) {
        cursor.skip(isList ? 2 : 1);
        var path = path();
        if (!cursor.take(']') || (isList && !cursor.take(']'))) {
            throw cursor.malformed("no TOML: ] is missing");
        }
        return path;
    }

    private TomlTable listed(List<Key> path) {
        var parent = open(root, path.subList(0, path.size() - 1));
        var last = path.getLast();
        var added = parent.append(last.name(), last.place());
        if (added == null) {
            throw new Malformed(last.place(), "\"" + Shown.key(last.name()) + "\" is a value or a table above");
        }
        return added;
    }

    private TomlTable opened(List<Key> path) {
        var table = open(root, path);
        var last = path.getLast();
        var earlier = table.opened(last.place());
        if (earlier != null) {
            gathering.refuse(last.place(), "no TOML: " + Shown.twice("table", last.name(), earlier));
        }
        return table;
    }

    private TomlTable open(TomlTable from, List<Key> path) {
        var table = from;
        for (var key : path) {
            var next = table.table(key.name(), key.place());
            if (next == null) {
                throw new Malformed(key.place(), "\"" + Shown.key(key.name()) + "\" is a value above");
            }
            table = next;
        }
        return table;
    }

    /// `a.b = value`, in a table or within braces.
    private void entry(TomlTable table, int depth) {
        var path = path();
        if (!cursor.take('=')) {
            throw cursor.malformed("no TOML: = is missing");
        }
        cursor.skipBlanks();
        var value = value(depth + path.size());
        var key = path.getLast();
        var earlier = open(table, path.subList(0, path.size() - 1)).put(key.name(), key.place(), value);
        if (earlier != null) {
            gathering.refuse(key.place(), "no TOML: " + Shown.twice("key", key.name(), earlier));
        }
    }

    private Node value(int depth) {
        var place = cursor.place();
        gathering.checkNesting(depth, place);
        gathering.countNode(place);
        return switch (cursor.peek()) {
            case '[' -> list(place, depth);
            case '{' -> braces(place, depth);
            default -> values.scalar();
        };
    }

    private Node list(Place place, int depth) {
        var items = new ArrayList<Node>();
        cursor.next();
        for (skipLines(); !cursor.take(']'); skipLines()) {
            items.add(value(depth + 1));
            separator(']');
        }
        return new Node.Listing(items, place);
    }

    private Node braces(Place place, int depth) {
        var table = new TomlTable();
        cursor.next();
        for (skipLines(); !cursor.take('}'); skipLines()) {
            entry(table, depth);
            separator('}');
        }
        return table.at(place);
    }

    private void separator(char close) {
        skipLines();
        if (!cursor.take(',') && cursor.peek() != close) {
            throw cursor.malformed("no TOML: a comma or " + close + " is missing");
        }
    }

    private List<Key> path() {
        var path = new ArrayList<Key>();
        do {
            cursor.skipBlanks();
            var place = cursor.place();
            path.add(new Key(values.key(), place));
            gathering.checkNesting(path.size(), place);
            cursor.skipBlanks();
        } while (cursor.take('.'));
        return path;
    }

    private void endOfLine() {
        cursor.skipBlanks();
        if (cursor.peek() == '#') {
            cursor.restOfLine();
        }
        if (!cursor.atLineEnd()) {
            throw cursor.malformed("no TOML: the line should end here");
        }
    }

    /// Blanks, comments and line breaks.
    private void skipLines() {
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (cursor.peek() == '#') {
                cursor.restOfLine();
            }
            if (cursor.atEnd() || !cursor.atLineEnd()) {
                return;
            }
            cursor.next();
        }
    }
}
