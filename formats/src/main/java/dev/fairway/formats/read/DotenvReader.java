package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;

/// Reads `.env` files in one dialect of our own: Python's and Node's readers disagree, and a shell's with both.
///
/// Nothing is expanded: `${A}` stays as written. A comment begins at `#` after a blank; `x#y` is a value.
final class DotenvReader {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final FlatKeys keys;

    DotenvReader(String text, Origin origin, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.keys = new FlatKeys(false, gathering);
    }

    void read() {
        var start = cursor.place();
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (cursor.peek() != '#' && !cursor.atLineEnd()) {
                readLine();
            }
            cursor.endLine();
        }
        keys.deliver(start);
    }

    private void readLine() {
        if (cursor.looksAt("export ") || cursor.looksAt("export\t")) {
            cursor.skip("export".length());
            cursor.skipBlanks();
        }
        var keyPlace = cursor.place();
        var start = cursor.index();
        while (!cursor.atLineEnd() && cursor.peek() != '=' && cursor.peek() != ' ' && cursor.peek() != '\t') {
            cursor.next();
        }
        var key = cursor.since(start);
        cursor.skipBlanks();
        if (!cursor.take('=')) {
            // `export NAME` and a bare name declare without a value.
            if (!cursor.atLineEnd() && cursor.peek() != '#') {
                gathering.lose(keyPlace, "a line without =");
            }
            return;
        }
        if (key.isEmpty()) {
            gathering.lose(keyPlace, "a line without a name before =");
            return;
        }
        cursor.skipBlanks();
        gathering.countNode(keyPlace);
        keys.put(key, keyPlace, value());
    }

    private Scalar value() {
        var place = cursor.place();
        var quote = cursor.peek();
        if ((quote == '"' || quote == '\'' || quote == '`') && isClosed((char) quote)) {
            cursor.next();
            return quoted((char) quote, place);
        }
        var text = withoutComment(cursor.restOfLine());
        gathering.checkScalar(text.length(), place);
        return new Scalar(Kind.TEXT, text, place);
    }

    /// A quote that nothing closes is a character like any other: `it's`.
    private boolean isClosed(char quote) {
        for (var ahead = 1; ahead <= gathering.limits().scalarChars(); ahead++) {
            var c = cursor.peek(ahead);
            if (c == TextCursor.END) {
                return false;
            }
            if (c == quote) {
                return true;
            }
            ahead += c == '\\' && quote == '"' ? 1 : 0;
        }
        return false;
    }

    private Scalar quoted(char quote, Place place) {
        var text = new StringBuilder();
        while (cursor.peek() != quote) {
            var c = cursor.next();
            text.append(c == '\\' && quote == '"' ? escaped() : String.valueOf(c));
        }
        cursor.next();
        return new Scalar(Kind.TEXT, text.toString(), place);
    }

    private String escaped() {
        var c = cursor.next();
        return switch (c) {
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 't' -> "\t";
            case '"', '\\' -> String.valueOf(c);
            default -> "\\" + c;
        };
    }

    private static String withoutComment(String rest) {
        for (var i = 0; i < rest.length(); i++) {
            if (rest.charAt(i) == '#' && (i == 0 || TextCursor.isBlank(rest.charAt(i - 1)))) {
                return TextCursor.trimmed(rest.substring(0, i));
            }
        }
        return TextCursor.trimmed(rest);
    }
}
