package dev.fairway.core.contract;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Optional;

/// Guesses which word a mistyped one was meant to be.
public final class NearestWord {

    private static final int LONGEST = 80;

    private NearestWord() {}

    /// The word with the fewest edits, where these are few enough for a slip; of several the first.
    public static Optional<String> to(String typed, Collection<String> words) {
        return to(typed, words, LONGEST);
    }

    /// @param most edits, however long it is
    public static Optional<String> to(String typed, Collection<String> words, int most) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        var limit = Math.min(most, Math.max(1, typed.length() / 3));
        return words.stream()
                .filter(word -> word.length() <= LONGEST && edits(typed, word) <= limit)
                .min(comparingInt(word -> edits(typed, word)));
    }

    private static int edits(String from, String to) {
        var earlier = new int[to.length() + 1];
        var previous = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            previous[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var current = new int[to.length() + 1];
            current[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var replaced = previous[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
                if (i > 1 && j > 1 && swapped(from, i, to, j)) {
                    current[j] = Math.min(current[j], earlier[j - 2] + 1);
                }
            }
            earlier = previous;
            previous = current;
        }
        return previous[to.length()];
    }

    /// Two letters in the wrong order are one slip.
    private static boolean swapped(String from, int i, String to, int j) {
        return from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
    }
}
