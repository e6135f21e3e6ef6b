package dev.fairway.formats.read;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;

/// Reads `.env` files in one dialect of our own: Python's and Node's readers disagree, and a shell's with both.
///
/// Nothing is expanded: `${A}` stays as written. A comment begins at `#` after a blank; `x#y` is a value. Compose and
/// Helmfile take `NAME: value`, too.
final class DotenvReader {

    private static final int SHORTEST_BLOB = 40;

    private final TextCursor cursor;
    private final Gathering gathering;
    private final FlatKeys keys;

    DotenvReader(String text, Origin origin, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.keys = new FlatKeys(false, gathering);
    }

    void read(String text) {
        var start = cursor.place();
        if (isBlob(text)) {
            throw new Malformed(start, "no settings: all of it is encrypted or encoded");
        }
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
        var isExport = cursor.looksAt("export ") || cursor.looksAt("export\t");
        if (isExport) {
            cursor.skip("export".length());
            cursor.skipBlanks();
        }
        var keyPlace = cursor.place();
        var start = cursor.index();
        while (!cursor.atLineEnd() && "= \t".indexOf(cursor.peek()) < 0 && !atColon()) {
            cursor.next();
        }
        var key = cursor.since(start);
        cursor.skipBlanks();
        if (!cursor.take('=') && !cursor.take(':')) {
            // `export NAME` and a bare name declare without a value.
            if (TemplateMask.mayHoldActions(key)) {
                gathering.unfilled(keyPlace, "a line that a tool fills");
            } else if (isContent(key) || !isName(key) || (!cursor.atLineEnd() && cursor.peek() != '#')) {
                gathering.lose(keyPlace, "a line without =");
            } else if (!isExport) {
                gathering.doubt(keyPlace, "a name without =: its value, if any, comes from elsewhere");
            }
            return;
        }
        if (key.isEmpty() || isContent(key)) {
            gathering.lose(keyPlace, "a line without a name before =");
            return;
        }
        cursor.skipBlanks();
        gathering.countNode(keyPlace);
        keys.put(key, keyPlace, value());
    }

    /// A text in base64, in lines of any length, and nothing else.
    private static boolean isBlob(String text) {
        var end = text.length();
        while (end > 0 && "=\r\n".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        var length = 0;
        for (var i = 0; i < end; i++) {
            var c = text.charAt(i);
            var isDigit = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!isDigit && "+/\r\n".indexOf(c) < 0) {
                return false;
            }
            if (c == '\n' && length < SHORTEST_BLOB) {
                return false;
            }
            length = c == '\n' ? 0 : length + 1;
        }
        return end >= SHORTEST_BLOB;
    }

    private boolean atColon() {
        return cursor.peek() == ':' && (cursor.peek(1) == ' ' || cursor.peek(1) == '\t');
    }

    /// The last line of a key in base64 ends with `=`, and is no name.
    private static boolean isContent(String key) {
        return key.indexOf('/') >= 0 || key.indexOf('+') >= 0 || SecretRule.hasSecretShape(key);
    }

    private static boolean isName(String key) {
        return key.chars().allMatch(c -> c == '_' || c == '-' || c == '.' || (c < 128 && Character.isLetterOrDigit(c)));
    }

    private Scalar value() {
        var place = cursor.place();
        var quote = cursor.peek();
        if ((quote == '"' || quote == '\'' || quote == '`') && isClosed((char) quote)) {
            var start = cursor.mark();
            cursor.next();
            var quoted = quoted((char) quote, place);
            if (endsHere()) {
                return quoted;
            }
            cursor.backTo(start); // a shell puts `"a"b` together, others do not
        }
        var text = withoutComment(cursor.restOfLine());
        gathering.checkScalar(text.length(), place);
        return new Scalar(Kind.TEXT, text, place);
    }

    /// Whether nothing follows in the line but a comment.
    private boolean endsHere() {
        var isBlank = TextCursor.isBlank(cursor.peek());
        cursor.skipBlanks();
        return cursor.atLineEnd() || (isBlank && cursor.peek() == '#');
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
