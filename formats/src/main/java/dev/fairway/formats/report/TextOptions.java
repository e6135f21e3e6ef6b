package dev.fairway.formats.report;

import static java.util.Objects.requireNonNull;

/// How text is laid out.
///
/// @param width columns of the terminal; less than 50 is treated as 50, more than 240 as 240
/// @param all whether everything is shown that is hidden otherwise
public record TextOptions(int width, Style style, boolean all) {

    public TextOptions {
        requireNonNull(style, "style");
        width = Math.clamp(width, 50, 240);
    }

    /// For a pipe or a file: 100 columns, no colour.
    public static TextOptions plain() {
        return new TextOptions(100, Style.PLAIN, false);
    }
}
