package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.regex.Pattern;

/// Reads TOML's keys, texts, numbers and dates.
final class TomlValues {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?:[Tt ].*)?|\\d{2}:\\d{2}.*");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern SPECIAL = Pattern.compile("[-+]?(?:inf|nan)");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(?:0|[1-9](?:_?\\d)*+)(?:\\.\\d(?:_?\\d)*+)?"
            + "(?:[eE][-+]?\\d(?:_?\\d)*+)?|0x\\p{XDigit}(?:_?\\p{XDigit})*+|0o[0-7](?:_?[0-7])*+|0b[01](?:_?[01])*+");

    private final TextCursor cursor;
    private final Gathering gathering;

    TomlValues(TextCursor cursor, Gathering gathering) {
        this.cursor = cursor;
        this.gathering = gathering;
    }

    String key() {
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            return text().text();
        }
        var start = cursor.index();
        while (cursor.peek() == '-' || cursor.peek() == '_' || isLetterOrDigit(cursor.peek())) {
            cursor.next();
        }
        if (cursor.index() == start) {
            throw cursor.malformed("no TOML: a key is missing");
        }
        return cursor.since(start);
    }

    Scalar scalar() {
        if (cursor.peek() == '"' || cursor.peek() == '\'') {
            return text();
        }
        var place = cursor.place();
        var word = word();
        gathering.checkScalar(word.length(), place);
        if (word.equals("true") || word.equals("false")) {
            return new Scalar(Kind.BOOLEAN, word, place);
        }
        if (DATE.matcher(word).matches()) {
            return new Scalar(Kind.TEXT, word, place);
        }
        if (SPECIAL.matcher(word).matches()) {
            return new Scalar(Kind.NUMBER, word, place);
        }
        var number = YamlDialect.VERSION_1_1.number(word, place);
        if (number.kind() != Kind.NUMBER || word.startsWith(".")) {
            throw new Malformed(
                    place, word.isEmpty() ? "no TOML: a value is missing" : "no TOML: a word without quotes");
        }
        if (!NUMBER.matcher(word).matches()) {
            gathering.refuse(place, "no TOML: a number that is written as TOML writes none");
        }
        return number;
    }

    /// Up to what ends a value. Between a day and its time may be a blank.
    private String word() {
        var start = cursor.index();
        while (!isEnd(cursor.peek())) {
            cursor.next();
        }
        var followsTime = cursor.peek() == ' ' && cursor.peek(1) >= '0' && cursor.peek(1) <= '9';
        if (followsTime && DAY.matcher(cursor.since(start)).matches()) {
            cursor.next();
            while (!isEnd(cursor.peek())) {
                cursor.next();
            }
        }
        return cursor.since(start);
    }

    private static boolean isEnd(int c) {
        return c == TextCursor.END || TextCursor.isBlank(c) || c == '\n' || c == '\r' || ",]}#=".indexOf(c) >= 0;
    }

    private Scalar text() {
        var place = cursor.place();
        var quote = cursor.next();
        if (cursor.peek() == quote && cursor.peek(1) == quote) {
            cursor.skip(2);
            return longText(quote, place);
        }
        var text = new StringBuilder();
        while (!cursor.take(quote)) {
            if (cursor.atLineEnd()) {
                throw new Malformed(place, "no TOML: a text without its closing quote");
            }
            gathering.checkScalar(text.length(), place);
            character(quote, text);
        }
        return new Scalar(Kind.TEXT, text.toString(), place);
    }

    private Scalar longText(char quote, Place place) {
        var text = new StringBuilder();
        skipLineBreak();
        while (!endsLongText(quote, text)) {
            if (cursor.atEnd()) {
                throw new Malformed(place, "no TOML: a text without its closing quotes");
            }
            gathering.checkScalar(text.length(), place);
            character(quote, text);
        }
        return new Scalar(Kind.TEXT, text.toString(), place);
    }

    /// Three quotes end the text; two more may belong to it.
    private boolean endsLongText(char quote, StringBuilder text) {
        if (cursor.peek() != quote || cursor.peek(1) != quote || cursor.peek(2) != quote) {
            return false;
        }
        cursor.skip(3);
        for (var i = 0; i < 2 && cursor.peek() == quote; i++) {
            text.append(cursor.next());
        }
        return true;
    }

    private void character(char quote, StringBuilder text) {
        var c = cursor.next();
        if (c != '\\' || quote == '\'') {
            text.append(c);
        } else if (cursor.atLineEnd() || TextCursor.isBlank(cursor.peek())) {
            while (TextCursor.isBlank(cursor.peek()) || (!cursor.atEnd() && cursor.atLineEnd())) {
                cursor.next();
            }
        } else {
            escaped(text);
        }
    }

    private void escaped(StringBuilder text) {
        switch (cursor.next()) {
            case 'b' -> text.append('\b');
            case 't' -> text.append('\t');
            case 'n' -> text.append('\n');
            case 'f' -> text.append('\f');
            case 'r' -> text.append('\r');
            case 'e' -> text.append('\u001B');
            case '"' -> text.append('"');
            case '\\' -> text.append('\\');
            case 'x' -> text.appendCodePoint(hexadecimal(2));
            case 'u' -> text.appendCodePoint(hexadecimal(4));
            case 'U' -> text.appendCodePoint(hexadecimal(8));
            default -> throw cursor.malformed("no TOML: an unknown escape");
        }
    }

    private int hexadecimal(int digits) {
        var value = 0L;
        for (var i = 0; i < digits; i++) {
            var digit = cursor.atEnd() || cursor.peek() > 'f' ? -1 : Character.digit(cursor.peek(), 16);
            if (digit < 0) {
                throw cursor.malformed("no TOML: an escape without its hexadecimal digits");
            }
            value = value * 16 + digit;
            cursor.next();
        }
        if (value > Character.MAX_CODE_POINT || isHalf(value)) {
            throw cursor.malformed("no TOML: an escape that is no character of Unicode");
        }
        return (int) value;
    }

    /// Whether it is one half of a pair that makes a character.
    private static boolean isHalf(long value) {
        return value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
    }

    private void skipLineBreak() {
        cursor.take('\r');
        cursor.take('\n');
    }

    private static boolean isLetterOrDigit(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
