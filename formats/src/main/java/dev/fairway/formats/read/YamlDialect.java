package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

/// How plain scalars become values.
enum YamlDialect {
    /// YAML 1.1 as Kubernetes, Helm and Spring read it: `yes` and `on` are booleans, `017` is 15, `1_000` is 1000.
    VERSION_1_1,
    /// YAML 1.2's core schema: `yes` is text, `017` is 17, `0o17` is 15, `1_000` is text.
    CORE;

    /// Longer digits are text: nothing configures with them, and converting them costs quadratic time.
    private static final int MAX_NUMBER_LENGTH = 128;

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL_1_1 = Pattern.compile("[-+]?[0-9][0-9_]*");
    private static final Pattern RADIX = Pattern.compile("[-+]?0(?:x[0-9a-fA-F_]+|o[0-7_]+|b[01_]+)");
    private static final Pattern FLOAT = Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern FLOAT_1_1 =
            Pattern.compile("[-+]?(?:\\.[0-9_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?");
    private static final Pattern SPECIAL = Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    Scalar plain(String text, Place place) {
        if (text.isEmpty()) {
            return new Scalar(Kind.NULL, "", place);
        }
        return switch (text.charAt(0)) {
            case '~', 'n', 'N', 't', 'T', 'f', 'F', 'y', 'Y', 'o', 'O' -> word(text, place);
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '-', '.' -> number(text, place);
            default -> new Scalar(Kind.TEXT, text, place);
        };
    }

    private Scalar word(String text, Place place) {
        return switch (text) {
            case "~", "null", "Null", "NULL" -> new Scalar(Kind.NULL, "", place);
            case "true", "True", "TRUE" -> new Scalar(Kind.BOOLEAN, "true", place);
            case "false", "False", "FALSE" -> new Scalar(Kind.BOOLEAN, "false", place);
            case "y", "Y", "yes", "Yes", "YES", "on", "On", "ON" -> oldBoolean(text, "true", place);
            case "n", "N", "no", "No", "NO", "off", "Off", "OFF" -> oldBoolean(text, "false", place);
            default -> new Scalar(Kind.TEXT, text, place);
        };
    }

    private Scalar oldBoolean(String text, String meaning, Place place) {
        return this == VERSION_1_1 ? new Scalar(Kind.BOOLEAN, meaning, place) : new Scalar(Kind.TEXT, text, place);
    }

    Scalar number(String text, Place place) {
        if (text.length() > MAX_NUMBER_LENGTH) {
            return new Scalar(Kind.TEXT, text, place);
        }
        var canonical = canonicalNumber(text);
        return canonical.isEmpty() ? new Scalar(Kind.TEXT, text, place) : new Scalar(Kind.NUMBER, canonical, place);
    }

    /// Empty where the text is no number.
    private String canonicalNumber(String text) {
        var isOld = this == VERSION_1_1;
        var digits = isOld ? text.replace("_", "") : text;
        if ((isOld ? DECIMAL_1_1 : DECIMAL).matcher(text).matches()) {
            return decimal(digits, isOld);
        }
        if (RADIX.matcher(text).matches()) {
            return isOld || (text.charAt(0) == '0' && text.charAt(1) != 'b' && text.indexOf('_') < 0)
                    ? radix(digits)
                    : "";
        }
        if ((isOld ? FLOAT_1_1 : FLOAT).matcher(text).matches()) {
            return digits.chars().anyMatch(Character::isDigit) ? unsigned(digits) : "";
        }
        return SPECIAL.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : "";
    }

    private static String decimal(String text, boolean zeroIsOctal) {
        var digits = unsigned(text);
        var isNegative = digits.startsWith("-");
        var magnitude = isNegative ? digits.substring(1) : digits;
        if (magnitude.isEmpty()) {
            return "";
        }
        if (magnitude.length() == 1 || magnitude.charAt(0) != '0') {
            return digits;
        }
        var isOctal = zeroIsOctal && magnitude.chars().allMatch(c -> c < '8');
        return signed(isNegative, new BigInteger(magnitude, isOctal ? 8 : 10));
    }

    private static String radix(String text) {
        var digits = unsigned(text);
        var isNegative = digits.startsWith("-");
        var marker = isNegative ? 2 : 1;
        var radix = switch (digits.charAt(marker)) {
            case 'x' -> 16;
            case 'o' -> 8;
            default -> 2;
        };
        var magnitude = digits.substring(marker + 1);
        return magnitude.isEmpty() ? "" : signed(isNegative, new BigInteger(magnitude, radix));
    }

    private static String signed(boolean isNegative, BigInteger magnitude) {
        return (isNegative ? magnitude.negate() : magnitude).toString();
    }

    private static String unsigned(String text) {
        return text.startsWith("+") ? text.substring(1) : text;
    }
}
