package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlPosition;

/// Where the values of a TOML text stand: tomlj gives the place of an entry's key only.
final class TomlPlaces {

    private static final Pattern FLOAT = Pattern.compile("[-+]?[0-9][0-9_]*(?:\\.[0-9_]+)?(?:[eE][-+]?[0-9_]+)?");

    private final String text;
    private final Origin origin;
    private final List<Integer> lineStarts = new ArrayList<>();

    TomlPlaces(String text, Origin origin) {
        this.text = text;
        this.origin = origin;
        lineStarts.add(0);
        for (var at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            lineStarts.add(at + 1);
        }
    }

    Place start() {
        return origin.place(1, 1);
    }

    Place of(@Nullable TomlPosition position) {
        return position == null ? origin.file() : origin.place(position.line(), position.column());
    }

    /// The place behind `key =`, or the position itself where it is a value's own.
    Place ofValue(@Nullable TomlPosition position) {
        if (position == null) {
            return origin.file();
        }
        var start = index(position);
        var at = skipBlanks(skipKey(start));
        if (at == start || at >= text.length() || text.charAt(at) != '=') {
            return of(position);
        }
        var value = skipBlanks(at + 1);
        return origin.place(position.line(), position.column() + text.codePointCount(start, value));
    }

    /// A fraction as it is written, so that no digit is lost.
    String number(Place place, Double number) {
        var line = place.line() - origin.lineOffset();
        if (line >= 1 && line <= lineStarts.size()) {
            var start = offset(lineStarts.get(line - 1), place.column() - origin.columnOffset() - 1);
            var matcher = FLOAT.matcher(text).region(start, text.length());
            if (matcher.lookingAt()) {
                var written = matcher.group().replace("_", "");
                return written.startsWith("+") ? written.substring(1) : written;
            }
        }
        return number.toString();
    }

    /// Brackets outside of texts, counted before a parser that recurses sees them.
    void checkNesting(Gathering gathering) {
        var depth = 0;
        for (var line = 0; line < lineStarts.size(); line++) {
            var end = line + 1 < lineStarts.size() ? lineStarts.get(line + 1) : text.length();
            var place = origin.place(line + 1, 1);
            if (end - lineStarts.get(line) > gathering.limits().lineChars()) {
                throw new Malformed(
                        place, "a line longer than " + gathering.limits().lineChars() + " characters");
            }
            for (var at = lineStarts.get(line); at < end; at++) {
                var c = text.charAt(at);
                depth += c == '[' || c == '{' ? 1 : 0;
                depth = c == ']' || c == '}' ? Math.max(0, depth - 1) : depth;
                gathering.checkNesting(depth, place);
            }
        }
    }

    private int index(TomlPosition position) {
        if (position.line() > lineStarts.size()) {
            return text.length();
        }
        return offset(lineStarts.get(position.line() - 1), position.column() - 1);
    }

    private int offset(int lineStart, int columns) {
        var at = lineStart;
        for (var i = 0; i < columns && at < text.length(); i++) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /// Over names, quoted names and the dots between them.
    private int skipKey(int from) {
        var at = from;
        while (at < text.length()) {
            var c = text.charAt(at);
            if (c == '"' || c == '\'') {
                at = closing(at, c);
            } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ' ' || c == '\t') {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    private int closing(int from, char quote) {
        for (var at = from + 1; at < text.length() && text.charAt(at) != '\n'; at++) {
            if (text.charAt(at) == '\\' && quote == '"') {
                at++;
            } else if (text.charAt(at) == quote) {
                return at + 1;
            }
        }
        return text.length();
    }

    private int skipBlanks(int from) {
        var at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
