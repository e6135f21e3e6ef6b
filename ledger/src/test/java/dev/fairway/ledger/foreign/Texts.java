package dev.fairway.ledger.foreign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// RFC 8785 over I-JSON, as far as logs use it: maps, lists, texts, integers, booleans and null; anything else that is
/// spelled otherwise is refused.
final class Texts {

    private static final int DEEPEST = 64;

    private final String text;
    private int at;

    private Texts(String text) {
        this.text = text;
    }

    /// Null of JSON.
    enum Nothing {
        NULL
    }

    /// @throws Refusal for what is not in its one spelling
    static Object parse(String text) {
        var reader = new Texts(text);
        var value = reader.value(1);
        Refusal.unless(reader.at == text.length(), "something after the value");
        var again = new StringBuilder();
        write(value, again);
        Refusal.unless(again.toString().equals(text), "another spelling of JSON");
        return value;
    }

    private Object value(int level) {
        Refusal.unless(level <= DEEPEST, "too deep");
        return switch (peek()) {
            case '{' -> map(level);
            case '[' -> list(level);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", Nothing.NULL);
            default -> number();
        };
    }

    private Map<String, Object> map(int level) {
        var map = new TreeMap<String, Object>();
        at++;
        if (peek() == '}') {
            at++;
            return map;
        }
        while (true) {
            var name = string();
            expect(':');
            Refusal.unless(map.put(name, value(level + 1)) == null, "a name twice");
            if (peek() == '}') {
                at++;
                return map;
            }
            expect(',');
        }
    }

    private List<Object> list(int level) {
        var list = new ArrayList<>();
        at++;
        if (peek() == ']') {
            at++;
            return list;
        }
        while (true) {
            list.add(value(level + 1));
            if (peek() == ']') {
                at++;
                return list;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        var string = new StringBuilder();
        while (peek() != '"') {
            var next = text.charAt(at);
            at++;
            if (next == '\\') {
                next = escaped();
            }
            string.append(next);
        }
        at++;
        return string.toString();
    }

    private char escaped() {
        var kind = peek();
        at++;
        return switch (kind) {
            case 'b' -> '\b';
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'f' -> '\f';
            case 'r' -> '\r';
            case 'u' -> {
                Refusal.unless(at + 4 <= text.length(), "the end of an escape");
                var hex = text.substring(at, at + 4);
                Refusal.unless(hex.matches("[0-9a-f]{4}"), "no escape");
                at += 4;
                yield (char) Integer.parseInt(hex, 16);
            }
            case '"', '\\' -> kind;
            default -> throw new Refusal("no escape of RFC 8785");
        };
    }

    private Object number() {
        var from = at;
        while (at < text.length() && "-0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        var digits = text.substring(from, at);
        Refusal.unless(digits.matches("0|-?[1-9][0-9]{0,15}"), "no number");
        var number = Long.parseLong(digits);
        Refusal.unless(Math.abs(number) < 1L << 53, "a number beyond 2^53");
        return number;
    }

    private Object word(String word, Object value) {
        Refusal.unless(text.startsWith(word, at), "no value");
        at += word.length();
        return value;
    }

    private void expect(char wanted) {
        Refusal.unless(peek() == wanted, "no " + wanted);
        at++;
    }

    private char peek() {
        Refusal.unless(at < text.length(), "the end comes too early");
        return text.charAt(at);
    }

    private static void write(Object value, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> {
                var separator = "{";
                for (var member : map.entrySet()) {
                    out.append(separator);
                    quote((String) member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    separator = ",";
                }
                out.append(map.isEmpty() ? "{}" : "}");
            }
            case List<?> list -> {
                var separator = "[";
                for (var item : list) {
                    out.append(separator);
                    write(item, out);
                    separator = ",";
                }
                out.append(list.isEmpty() ? "[]" : "]");
            }
            case String string -> quote(string, out);
            case Nothing _ -> out.append("null");
            default -> out.append(value);
        }
    }

    private static void quote(String string, StringBuilder out) {
        out.append('"');
        string.codePoints().forEach(point -> {
            var odd = (point & 0xfffe) == 0xfffe
                    || (point >= 0xfdd0 && point <= 0xfdef)
                    || (point >= 0xd800 && point <= 0xdfff);
            Refusal.unless(!odd, "no character");
            switch (point) {
                case '"', '\\' -> out.append('\\').append((char) point);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (point < ' ') {
                        out.append(String.format("\\u%04x", point));
                    } else {
                        out.appendCodePoint(point);
                    }
                }
            }
        });
        out.append('"');
    }
}
