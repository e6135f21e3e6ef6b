package dev.fairway.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Takes the names of keys apart.
final class KeyWords {

    private KeyWords() {}

    /// The lower-case words of a name in any spelling: `dbPassword`, `DB_PASSWORD`, `db.password`, `password2`.
    static List<String> of(String name) {
        var words = new ArrayList<String>();
        var start = 0;
        for (var i = 0; i <= name.length(); i++) {
            var isEnd = i == name.length() || !Character.isLetterOrDigit(name.charAt(i));
            if (isEnd || (i > start && startsWord(name, i))) {
                if (i > start) {
                    words.add(lower(name.substring(start, i)));
                }
                start = isEnd ? i + 1 : i;
            }
        }
        return words;
    }

    private static boolean startsWord(String name, int i) {
        var current = name.charAt(i);
        var before = name.charAt(i - 1);
        if (Character.isUpperCase(current)) {
            var nextIsLower = i + 1 < name.length() && Character.isLowerCase(name.charAt(i + 1));
            return Character.isLowerCase(before)
                    || Character.isDigit(before)
                    || (Character.isUpperCase(before) && nextIsLower);
        }
        // A number at the end is a word of its own, so that `password2` is a password; `base64` and `sha256` stay
        // whole.
        return Character.isDigit(current)
                && !Character.isDigit(before)
                && name.substring(i).chars().allMatch(Character::isDigit)
                && !endsWithCodec(name, i);
    }

    private static boolean endsWithCodec(String name, int end) {
        return name.regionMatches(true, end - 4, "base", 0, 4)
                || name.regionMatches(true, end - 3, "sha", 0, 3)
                || name.regionMatches(true, end - 1, "b", 0, 1);
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
