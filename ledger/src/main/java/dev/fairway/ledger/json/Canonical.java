package dev.fairway.ledger.json;

import java.math.BigDecimal;

/// Writes the RFC 8785 form: members sorted, nothing between tokens, one spelling for each text and number.
final class Canonical {

    private Canonical() {}

    static String text(Json value) {
        var out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Json value, StringBuilder out) {
        switch (value) {
            case Json.Mapping(var members) -> {
                var before = '{';
                for (var member : members.entrySet()) {
                    out.append(before);
                    quote(member.getKey(), out);
                    out.append(':');
                    write(member.getValue(), out);
                    before = ',';
                }
                out.append(members.isEmpty() ? "{}" : "}");
            }
            case Json.Listing(var items) -> {
                var before = '[';
                for (var item : items) {
                    out.append(before);
                    write(item, out);
                    before = ',';
                }
                out.append(items.isEmpty() ? "[]" : "]");
            }
            case Json.Text(var text) -> quote(text, out);
            case Json.Numeral(var number) -> out.append(number(number));
            case Json.Bool(var bool) -> out.append(bool);
            case Json.Null() -> out.append("null");
        }
    }

    private static void quote(String text, StringBuilder out) {
        if (isPlain(text)) {
            out.append('"').append(text).append('"');
            return;
        }
        out.append('"');
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            switch (character) {
                case '"', '\\' -> out.append('\\').append(character);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (character < ' ') {
                        out.append("\\u%04x".formatted((int) character));
                    } else {
                        out.append(character);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean isPlain(String text) {
        for (var at = 0; at < text.length(); at++) {
            var character = text.charAt(at);
            if (character < ' ' || character == '"' || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /// As ECMAScript writes numbers (ECMA-262, Number::toString), which RFC 8785 asks for.
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        var decimal = new BigDecimal(shortest(Math.abs(value))).stripTrailingZeros();
        var digits = decimal.unscaledValue().toString();
        var count = digits.length();
        // Where the point stands, counted from before the first digit.
        var point = count - decimal.scale();
        var text = new StringBuilder(value < 0 ? "-" : "");
        if (point > 21 || point <= -6) {
            text.append(digits.charAt(0));
            if (count > 1) {
                text.append('.').append(digits, 1, count);
            }
            return text.append('e')
                    .append(point > 0 ? "+" : "-")
                    .append(Math.abs(point - 1))
                    .toString();
        }
        if (point <= 0) {
            return text.append("0.").repeat('0', -point).append(digits).toString();
        }
        if (point >= count) {
            return text.append(digits).repeat('0', point - count).toString();
        }
        return text.append(digits, 0, point)
                .append('.')
                .append(digits, point, count)
                .toString();
    }

    /// The fewest digits that read back as the same number. Java writes two at least, also where one is enough, as for
    /// the smallest number: 5e-324.
    private static String shortest(double value) {
        var text = Double.toString(value);
        var exponent = text.indexOf('E');
        if (exponent == 3) {
            var one =
                    "%.0fE%s".formatted(Double.parseDouble(text.substring(0, exponent)), text.substring(exponent + 1));
            if (Double.parseDouble(one) == value) {
                return one;
            }
        }
        return text;
    }
}
