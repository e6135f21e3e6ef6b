package dev.fairway.formats.read;

import dev.fairway.core.secret.SecretRule;
import dev.fairway.core.tree.Place;

/// Keys as they appear in problems: short, and without characters that a terminal obeys.
final class Shown {

    private static final int LONGEST = 80;
    private static final String LAST = "; the last one counts";
    private static final String TEMPLATE = "a template that is ";
    private static final String BARE = " even without its actions";

    private Shown() {}

    /// What is said about a key that stands twice, and may.
    static String duplicate(String key, Place earlier) {
        return twice("key", key, earlier) + LAST;
    }

    /// What is said of a template whose text is no document, whatever fills it.
    ///
    /// @param none as in `no YAML`
    /// @param problem what is wrong with the rest of it
    static String unfilled(String none, String problem) {
        return TEMPLATE + none + BARE + ": " + problem;
    }

    /// A problem's message without what is true only where somebody reads on.
    static String refused(String message) {
        var bare = message.indexOf(BARE);
        if (message.startsWith(TEMPLATE) && bare > 0) {
            return message.substring(TEMPLATE.length(), bare) + message.substring(bare + BARE.length());
        }
        return message.endsWith(LAST) ? message.substring(0, message.length() - LAST.length()) : message;
    }

    /// @param what stands twice
    static String twice(String what, String name, Place earlier) {
        return "the " + what + " \"" + key(name) + "\" stands in line " + earlier.line() + " too";
    }

    /// What stands in place of a key that is a secret itself.
    static String secretKey(int number) {
        return number == 1 ? "(secret)" : "(secret " + number + ")";
    }

    static String key(String key) {
        if (SecretRule.holdsToken(key)) {
            return secretKey(1);
        }
        var shown = new StringBuilder();
        var points = key.codePoints().limit(LONGEST).toArray();
        for (var point : points) {
            var type = Character.getType(point);
            var isUnsafe = Character.isISOControl(point)
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.PRIVATE_USE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            shown.append(isUnsafe ? "\\u{" + Integer.toHexString(point) + "}" : Character.toString(point));
        }
        return key.codePointCount(0, key.length()) > LONGEST ? shown + "…" : shown.toString();
    }
}
