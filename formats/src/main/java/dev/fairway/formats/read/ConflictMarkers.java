package dev.fairway.formats.read;

/// Finds what a merge left in a text for a person to decide. Nobody can say what such a text holds, though some
/// formats would take the markers for keys.
final class ConflictMarkers {

    static final String PROBLEM = "a merge conflict that nobody resolved";

    private static final String OURS = "<<<<<<< ";
    private static final String BETWEEN = "=======";
    private static final String THEIRS = ">>>>>>> ";

    private ConflictMarkers() {}

    /// The line, from 1, in which the first conflict begins, or 0. Its three marks stand in the first column, one
    /// below the other.
    static int line(String text) {
        var ours = atLine(text, OURS, 0);
        var between = ours < 0 ? -1 : atLine(text, BETWEEN, ours);
        if (between < 0 || atLine(text, THEIRS, between) < 0) {
            return 0;
        }
        return 1 + (int) text.substring(0, ours).chars().filter(c -> c == '\n').count();
    }

    private static int atLine(String text, String mark, int from) {
        for (var at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
            if (at == 0 || text.charAt(at - 1) == '\n') {
                return at;
            }
        }
        return -1;
    }
}
