package dev.fairway.core.meaning;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Compares two scalars whose texts differ.
final class ScalarMeaning {

    private static final Pattern URL = Pattern.compile("([a-z][a-z0-9+.-]*)://([^/?#\\s]*)([/?#]\\S*)?");
    private static final Pattern CONSTRAINT = Pattern.compile(
            " *(?:[~^<>=!]{1,2} *v?[0-9][A-Za-z0-9.*-]*)(?: *,? *[~^<>=!]{1,2} *v?[0-9][A-Za-z0-9.*-]*)*+ *");

    private ScalarMeaning() {}

    static boolean equal(Scalar left, Scalar right, Hint hint) {
        if (left.kind() == Kind.NULL || right.kind() == Kind.NULL) {
            return left.kind() == right.kind();
        }
        return switch (hint) {
            case QUANTITY -> both(Quantity.parse(left.text()), Quantity.parse(right.text()));
            case DURATION -> both(DurationText.parse(left.text()), DurationText.parse(right.text()));
            case NUMBER -> both(DecimalText.parse(left.text()), DecimalText.parse(right.text()));
            case VERSION -> versions(left.text(), right.text());
            case IMAGE -> images(left.text(), right.text());
            case BOOLEAN -> both(truth(left.text()), truth(right.text()));
            case NONE -> plain(left, right);
        };
    }

    private static boolean plain(Scalar left, Scalar right) {
        if (left.kind() == Kind.BOOLEAN
                || right.kind() == Kind.BOOLEAN
                || (foldsBooleans(left) && foldsBooleans(right))) {
            return foldedEqual(left.text(), right.text());
        }
        if (left.kind() == Kind.NUMBER && right.kind() == Kind.NUMBER) {
            return both(DecimalText.parse(left.text()), DecimalText.parse(right.text()));
        }
        return left.kind() == Kind.TEXT
                && right.kind() == Kind.TEXT
                && (urls(left.text(), right.text()) || constraints(left.text(), right.text()));
    }

    /// Java reads `TRUE` in a properties file as it reads `true`; most other formats leave the word to the program.
    private static boolean foldsBooleans(Scalar scalar) {
        return scalar.place().file().endsWith(".properties");
    }

    private static boolean foldedEqual(String left, String right) {
        return left.equalsIgnoreCase(right) && (left.equalsIgnoreCase("true") || left.equalsIgnoreCase("false"));
    }

    private static Optional<Boolean> truth(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "on", "y" -> Optional.of(true);
            case "false", "no", "off", "n" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static boolean versions(String left, String right) {
        var order = Measure.VERSION.compare(left, right);
        return order.isPresent() && order.getAsInt() == 0;
    }

    private static boolean images(String left, String right) {
        var one = ImageReference.parse(left);
        var other = ImageReference.parse(right);
        return one.isPresent() && other.isPresent() && one.get().same(other.get());
    }

    /// Blanks in a demand on versions say nothing.
    private static boolean constraints(String left, String right) {
        return CONSTRAINT.matcher(left).matches()
                && CONSTRAINT.matcher(right).matches()
                && left.replace(" ", "").equals(right.replace(" ", ""));
    }

    private static boolean urls(String left, String right) {
        return left.contains("://")
                && right.contains("://")
                && withoutDefaultPort(left).equals(withoutDefaultPort(right));
    }

    private static String withoutDefaultPort(String text) {
        var matcher = URL.matcher(text);
        if (!matcher.matches()) {
            return text;
        }
        var port = ":" + DefaultPort.of(matcher.group(1));
        var authority = matcher.group(2);
        if (port.length() == 1 || !authority.endsWith(port)) {
            return text;
        }
        var rest = matcher.group(3) == null ? "" : matcher.group(3);
        return matcher.group(1) + "://" + authority.substring(0, authority.length() - port.length()) + rest;
    }

    private static <T> boolean both(Optional<T> left, Optional<T> right) {
        return left.isPresent() && left.equals(right);
    }
}
