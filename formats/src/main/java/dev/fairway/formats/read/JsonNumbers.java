package dev.fairway.formats.read;

/// JSON's grammar of numbers, without a regular expression: a long run of digits must not cost a deep stack.
final class JsonNumbers {

    private JsonNumbers() {}

    static boolean isNumber(String text) {
        var at = text.startsWith("-") ? 1 : 0;
        var whole = digitsFrom(text, at);
        if (whole == at || (whole - at > 1 && text.charAt(at) == '0')) {
            return false;
        }
        at = whole;
        if (at < text.length() && text.charAt(at) == '.') {
            var fraction = digitsFrom(text, at + 1);
            if (fraction == at + 1) {
                return false;
            }
            at = fraction;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            var sign = at + 1 < text.length() && (text.charAt(at + 1) == '+' || text.charAt(at + 1) == '-') ? 1 : 0;
            var exponent = digitsFrom(text, at + 1 + sign);
            if (exponent == at + 1 + sign) {
                return false;
            }
            at = exponent;
        }
        return at == text.length();
    }

    private static int digitsFrom(String text, int from) {
        var at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }
}
