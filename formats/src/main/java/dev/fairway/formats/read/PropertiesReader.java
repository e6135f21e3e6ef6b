package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;

/// Reads `.properties` as `Properties` does, with places.
final class PropertiesReader {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final FlatKeys keys;

    /// @param dotted whether dots in keys are levels, as Spring reads them
    PropertiesReader(String text, Origin origin, boolean dotted, Gathering gathering) {
        this.cursor = new TextCursor(text, origin);
        this.gathering = gathering;
        this.keys = new FlatKeys(dotted, gathering);
    }

    /// Text and where it begins.
    private record Part(String text, Place place) {}

    void read() {
        var start = cursor.place();
        while (!cursor.atEnd()) {
            cursor.skipBlanks();
            if (cursor.peek() == '#' || cursor.peek() == '!' || cursor.atLineEnd()) {
                cursor.endLine();
            } else {
                readLine();
            }
        }
        keys.deliver(start);
    }

    private void readLine() {
        var line = cursor.place();
        try {
            var key = part(true);
            skipSeparator();
            var value = part(false);
            gathering.countNode(value.place());
            keys.put(key.text(), key.place(), new Scalar(Kind.TEXT, value.text(), value.place()));
        } catch (BadEscape _) {
            gathering.lose(line, "\\u without four hexadecimal digits");
        }
        cursor.endLine();
    }

    private void skipSeparator() {
        skipBlanksAndContinuations();
        if (cursor.peek() == '=' || cursor.peek() == ':') {
            cursor.next();
            skipBlanksAndContinuations();
        }
    }

    private void skipBlanksAndContinuations() {
        cursor.skipBlanks();
        while (isContinuation()) {
            continueLine();
        }
    }

    private Part part(boolean isKey) {
        var text = new StringBuilder();
        var place = cursor.place();
        while (!cursor.atLineEnd()) {
            gathering.checkScalar(text.length(), place);
            var c = cursor.peek();
            if (isKey && (c == '=' || c == ':' || c == ' ' || c == '\t' || c == '\f')) {
                break;
            }
            if (isContinuation()) {
                continueLine();
                continue;
            }
            cursor.next();
            text.append(c == '\\' ? escaped() : (char) c);
        }
        gathering.checkScalar(text.length(), place);
        return new Part(text.toString(), place);
    }

    private boolean isContinuation() {
        return cursor.peek() == '\\'
                && (cursor.peek(1) == '\n' || cursor.peek(1) == '\r' || cursor.peek(1) == TextCursor.END);
    }

    private void continueLine() {
        cursor.next();
        cursor.endLine();
        cursor.skipBlanks();
    }

    private char escaped() {
        var c = cursor.next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() {
        var value = 0;
        for (var i = 0; i < 4; i++) {
            var c = cursor.peek();
            var digit = c > 'f' || c < 0 ? -1 : Character.digit(c, 16);
            if (digit < 0) {
                throw new BadEscape();
            }
            cursor.next();
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private static final class BadEscape extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadEscape() {
            super(null, null, false, false);
        }
    }
}
