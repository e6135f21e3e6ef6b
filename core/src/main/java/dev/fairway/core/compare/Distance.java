package dev.fairway.core.compare;

/// How many letters two names differ in (Levenshtein).
public final class Distance {

    /// Longer names are not compared letter by letter.
    private static final int LONGEST = 80;

    private Distance() {}

    /// The least number of letters to insert, remove or replace; very many for long names.
    public static int between(String left, String right) {
        if (left.length() > LONGEST || right.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        var row = new int[right.length() + 1];
        for (var j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= left.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.length(); j++) {
                var above = row[j];
                var changed = left.charAt(i - 1) == right.charAt(j - 1) ? diagonal : diagonal + 1;
                row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[right.length()];
    }
}
