package dev.fairway.core.compare;

import dev.fairway.core.tree.Node.Scalar;
import java.math.BigDecimal;
import java.util.Locale;

/// The text by which a scalar is compared where nothing is known of its type.
public final class Plain {

    /// A number longer than this is compared by its text: arithmetic on it could take forever.
    private static final int LONGEST_NUMBER = 40;

    private Plain() {}

    public static String text(Scalar scalar) {
        return switch (scalar.kind()) {
            case NULL -> "";
            case BOOLEAN -> scalar.text().toLowerCase(Locale.ROOT);
            case NUMBER -> number(scalar.text());
            case TEXT -> text(scalar.text());
        };
    }

    /// A text in quotes is what it says: `"30"` and `30` are one. A line break at its end comes from the way it is
    /// written, a blank does not.
    private static String text(String text) {
        var end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String number(String text) {
        if (text.length() > LONGEST_NUMBER || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
            return text;
        }
        if (text.indexOf('.') < 0) {
            return text;
        }
        try {
            var plain = new BigDecimal(text).stripTrailingZeros();
            return plain.scale() < 0 ? plain.setScale(0).toPlainString() : plain.toPlainString();
        } catch (NumberFormatException _) {
            return text;
        }
    }
}
