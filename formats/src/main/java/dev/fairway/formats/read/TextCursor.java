package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;

/// A position in a text that knows its line and column. Our own readers move it forward character by character.
final class TextCursor {

    /// What `peek` answers at the end of the text.
    static final int END = -1;

    private final String text;
    private final Origin origin;
    private int at;
    private int line = 1;
    private int column = 1;

    TextCursor(String text, Origin origin) {
        this.text = text;
        this.origin = origin;
    }

    /// A position to come back to.
    record Mark(int at, int line, int column) {}

    Mark mark() {
        return new Mark(at, line, column);
    }

    void backTo(Mark mark) {
        at = mark.at();
        line = mark.line();
        column = mark.column();
    }

    boolean atEnd() {
        return at >= text.length();
    }

    int peek() {
        return at < text.length() ? text.charAt(at) : END;
    }

    int peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : END;
    }

    boolean looksAt(String expected) {
        return text.startsWith(expected, at);
    }

    int index() {
        return at;
    }

    int line() {
        return line;
    }

    Place place() {
        return origin.place(line, column);
    }

    String since(int start) {
        return text.substring(start, at);
    }

    /// Takes one character; CR LF and a lone CR end a line as LF does.
    char next() {
        var c = text.charAt(at++);
        if (c == '\n' || (c == '\r' && peek() != '\n')) {
            line++;
            column = 1;
        } else if (c != '\r' && !Character.isLowSurrogate(c)) {
            column++;
        }
        return c;
    }

    void skip(int count) {
        for (var i = 0; i < count && at < text.length(); i++) {
            next();
        }
    }

    boolean take(char expected) {
        if (peek() == expected) {
            next();
            return true;
        }
        return false;
    }

    boolean atLineEnd() {
        return atEnd() || peek() == '\n' || peek() == '\r';
    }

    /// Blanks within a line.
    void skipBlanks() {
        while (isBlank(peek())) {
            next();
        }
    }

    /// The rest of the line without its end, which stays to be read.
    String restOfLine() {
        var start = at;
        while (!atLineEnd()) {
            next();
        }
        return text.substring(start, at);
    }

    /// Without the blanks at both ends, as `skipBlanks` sees them.
    static String trimmed(String text) {
        var start = 0;
        var end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    void endLine() {
        restOfLine();
        if (peek() == '\r' && peek(1) == '\n') {
            next();
        }
        if (!atEnd()) {
            next();
        }
    }

    Malformed malformed(String problem) {
        return new Malformed(place(), problem);
    }
}
