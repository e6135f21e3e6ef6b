package dev.fairway.core.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Secrets that a sentence quotes: nothing in its words tells them, and only who knows them finds them there.
///
/// One begins and ends where no two letters or digits meet, as in `"hunter2"`, `PASSWORD=hunter2.`, `rotate-hunter2`.
final class QuotedSecrets {

    /// What is shorter, a number or a switch stands in sentences for other reasons.
    private static final int SHORTEST = 4;

    private static final int LONGEST = 512;

    private QuotedSecrets() {}

    static List<SecretPart> in(String sentence, Predicate<String> isKnown) {
        var parts = new ArrayList<SecretPart>();
        for (var start = 0; start <= sentence.length() - SHORTEST; start++) {
            var end = isEdge(sentence, start) ? end(sentence, start, isKnown) : start;
            if (end > start) {
                parts.add(new SecretPart(start, end));
                start = end - 1;
            }
        }
        return parts;
    }

    /// After the longest secret that begins there; the beginning itself where none does.
    private static int end(String sentence, int start, Predicate<String> isKnown) {
        for (var end = Math.min(sentence.length(), start + LONGEST); end >= start + SHORTEST; end--) {
            if (isEdge(sentence, end) && isSecret(sentence.substring(start, end), isKnown)) {
                return end;
            }
        }
        return start;
    }

    private static boolean isSecret(String text, Predicate<String> isKnown) {
        return isKnown.test(text) && !SecretRule.isNumberOrBoolean(text);
    }

    private static boolean isEdge(String sentence, int at) {
        return at == 0
                || at == sentence.length()
                || !Character.isLetterOrDigit(sentence.charAt(at - 1))
                || !Character.isLetterOrDigit(sentence.charAt(at));
    }
}
