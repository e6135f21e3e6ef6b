package dev.fairway.formatting;

import static java.util.stream.Collectors.joining;

/// Wraps `///` comments before the formatter sees them: where it wraps one itself, the rest of the line loses its
/// slashes.
final class LongComments {

    /// One less than the formatter's own limit: it wraps a line that just fits.
    private static final int MAX_COLUMNS = 119;

    private LongComments() {}

    static String wrapped(String source) {
        return source.lines().map(LongComments::wrappedLine).collect(joining("\n", "", "\n"));
    }

    private static String wrappedLine(String line) {
        var start = line.indexOf("/// ");
        if (line.length() <= MAX_COLUMNS
                || start < 0
                || !line.substring(0, start).isBlank()) {
            return line;
        }
        var prefix = line.substring(0, start + 4);
        var end = line.lastIndexOf(' ', MAX_COLUMNS);
        if (end <= prefix.length()) {
            return line;
        }
        return line.substring(0, end) + "\n" + wrappedLine(prefix + line.substring(end + 1));
    }
}
