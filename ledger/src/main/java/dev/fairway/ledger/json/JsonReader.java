package dev.fairway.ledger.json;

import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Reads I-JSON (RFC 7493) and refuses what two readers could understand in two ways: duplicate names, halves of
/// surrogate pairs, integers beyond 2^53 - 1, bytes that are no UTF-8, anything before or after the value.
public final class JsonReader {

    /// Levels within one another.
    public static final int DEEPEST = 64;

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
    /// Characters of a number: more precision than any has.
    private static final int LONGEST_NUMBER = 400;

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    /// @throws JsonException with the fault and its offset, and never the text itself
    public static Json read(Bytes bytes) {
        return read(text(bytes));
    }

    private static String text(Bytes bytes) {
        return bytes.text().orElseThrow(() -> new JsonException("not UTF-8", 0));
    }

    private static Json read(String text) {
        var reader = new JsonReader(text);
        reader.space();
        var value = reader.value(1);
        reader.space();
        if (reader.at < text.length()) {
            throw reader.fault("something after the value");
        }
        return value;
    }

    /// Reads what must be in its canonical form already; nothing where it is another spelling, or no JSON.
    public static Optional<Json> canonical(Bytes bytes) {
        try {
            var text = text(bytes);
            return Optional.of(read(text))
                    .filter(json -> whole(json) && Canonical.text(json).equals(text));
        } catch (JsonException _) {
            return Optional.empty();
        }
    }

    /// Whether all numbers are integers and no text has a code point that is no character: what is signed by us has
    /// neither (docs/ledger-format.md, 1).
    private static boolean whole(Json json) {
        return switch (json) {
            case Json.Mapping(var members) ->
                members.keySet().stream().allMatch(JsonReader::characters)
                        && members.values().stream().allMatch(JsonReader::whole);
            case Json.Listing(var items) -> items.stream().allMatch(JsonReader::whole);
            case Json.Text(var text) -> characters(text);
            case Json.Numeral(var number) -> number == Math.rint(number) && Math.abs(number) <= Json.Numeral.LARGEST;
            case Json.Bool _, Json.Null _ -> true;
        };
    }

    private static boolean characters(String text) {
        for (var at = 0; at < text.length(); at++) {
            // Plain texts, which most are, need no look at code points.
            if (text.charAt(at) >= Character.MIN_SURROGATE) {
                return text.codePoints()
                        .noneMatch(point -> (point & 0xfffe) == 0xfffe || (point >= 0xfdd0 && point <= 0xfdef));
            }
        }
        return true;
    }

    private Json value(int depth) {
        if (depth > DEEPEST) {
            throw fault("more than %d levels".formatted(DEEPEST));
        }
        return switch (peek()) {
            case '{' -> mapping(depth);
            case '[' -> listing(depth);
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Bool(true));
            case 'f' -> word("false", new Json.Bool(false));
            case 'n' -> word("null", new Json.Null());
            default -> number();
        };
    }

    private Json mapping(int depth) {
        var members = new TreeMap<String, Json>();
        at++;
        space();
        if (skip('}')) {
            return new Json.Mapping(members);
        }
        do {
            space();
            var name = string();
            space();
            expect(':');
            space();
            if (members.put(name, value(depth + 1)) != null) {
                throw fault("a name that was there before");
            }
            space();
        } while (skip(','));
        expect('}');
        return new Json.Mapping(members);
    }

    private Json listing(int depth) {
        var items = new ArrayList<Json>();
        at++;
        space();
        if (skip(']')) {
            return new Json.Listing(items);
        }
        do {
            space();
            items.add(value(depth + 1));
            space();
        } while (skip(','));
        expect(']');
        return new Json.Listing(items);
    }

    private String string() {
        expect('"');
        var end = at;
        while (end < text.length() && isPlain(text.charAt(end))) {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '"') {
            var read = text.substring(at, end);
            at = end + 1;
            return read;
        }
        // Whatever is before a quote or an escape is as it is written.
        var string = new StringBuilder().append(text, at, end);
        at = end;
        while (!skip('"')) {
            var character = peek();
            if (character < ' ') {
                throw fault("a control character within a text");
            }
            at++;
            string.append(character == '\\' ? escaped() : character);
        }
        var read = string.toString();
        if (!Json.Text.whole(read)) {
            throw fault("half of a surrogate pair");
        }
        return read;
    }

    /// Whether a character stands for itself, and needs no look at its neighbours.
    private static boolean isPlain(char character) {
        return character >= ' ' && character != '"' && character != '\\' && character < Character.MIN_SURROGATE;
    }

    private char escaped() {
        var character = peek();
        at++;
        return switch (character) {
            case '"', '\\', '/' -> character;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hex();
            default -> throw fault("an escape that JSON has not");
        };
    }

    private char hex() {
        var code = 0;
        for (var digit = 0; digit < 4; digit++) {
            var value = peek() < 0x80 ? Character.digit(peek(), 16) : -1;
            if (value < 0) {
                throw fault("no hex digit");
            }
            code = 16 * code + value;
            at++;
        }
        return (char) code;
    }

    private Json number() {
        var matcher = NUMBER.matcher(text).region(at, Math.min(text.length(), at + LONGEST_NUMBER + 1));
        if (!matcher.lookingAt() || matcher.end() - at > LONGEST_NUMBER) {
            throw fault("no value");
        }
        var value = Double.parseDouble(matcher.group());
        var integer = matcher.group(1) == null && matcher.group(2) == null;
        if (Double.isInfinite(value) || (integer && Math.abs(value) > Json.Numeral.LARGEST)) {
            throw fault("a number that readers do not agree on");
        }
        at = matcher.end();
        return new Json.Numeral(value);
    }

    private Json word(String word, Json value) {
        if (!text.startsWith(word, at)) {
            throw fault("no value");
        }
        at += word.length();
        return value;
    }

    private void space() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char wanted) {
        if (peek() != wanted) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char wanted) {
        if (!skip(wanted)) {
            throw fault("no '%s'".formatted(wanted));
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw fault("the end comes too early");
        }
        return text.charAt(at);
    }

    private JsonException fault(String what) {
        return new JsonException(what, at);
    }
}
