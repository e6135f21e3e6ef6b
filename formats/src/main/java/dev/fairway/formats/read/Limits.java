package dev.fairway.formats.read;

/// How much of hostile input a reader takes before it says so.
///
/// @param fileBytes size of a file
/// @param nesting mappings and lists inside one another
/// @param nodes values of one file, aliases expanded; a million named ones take some 200 MB
/// @param aliasedNodes values of one file that exist only through aliases
/// @param scalarChars length of one value
/// @param lineChars length of one line of YAML or TOML
/// @param documents documents of one file
/// @param problems problems listed for one file
public record Limits(
        int fileBytes,
        int nesting,
        int nodes,
        int aliasedNodes,
        int scalarChars,
        int lineChars,
        int documents,
        int problems) {

    public static final Limits DEFAULT = new Limits(64 << 20, 200, 1_000_000, 1_000_000, 4 << 20, 2 << 20, 200_000, 50);

    public Limits {
        if (fileBytes < 1
                || nesting < 1
                || nodes < 1
                || aliasedNodes < 1
                || scalarChars < 1
                || lineChars < 1
                || documents < 1
                || problems < 1) {
            throw new IllegalArgumentException("a limit below 1");
        }
    }
}
