package dev.fairway.formats.report;

import java.util.ArrayList;
import java.util.List;

/// Counts, cuts, pads and folds text by the columns it takes on a terminal. Text is made visible before it comes here.
final class Columns {

    private static final String ELLIPSIS = "…";

    /// First and last code points of the ranges that take two columns.
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x2329, 0x232A},
        {0x23E9, 0x23EC},
        {0x25FD, 0x25FE},
        {0x2614, 0x2615},
        {0x2648, 0x2653},
        {0x26A1, 0x26A1},
        {0x26AA, 0x26AB},
        {0x26BD, 0x26BE},
        {0x26C4, 0x26C5},
        {0x26D4, 0x26D4},
        {0x2705, 0x2705},
        {0x270A, 0x270B},
        {0x2728, 0x2728},
        {0x274C, 0x274C},
        {0x2753, 0x2757},
        {0x2795, 0x2797},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},
        {0xA960, 0xA97C},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18CFF},
        {0x1B000, 0x1B2FF},
        {0x1F004, 0x1F004},
        {0x1F18E, 0x1F19A},
        {0x1F200, 0x1F320},
        {0x1F32D, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F7E0, 0x1F7EB},
        {0x1F900, 0x1F9FF},
        {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Columns() {}

    static int width(String text) {
        var width = 0;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            width += width(c);
            i += Character.charCount(c);
        }
        return width;
    }

    /// The text filled with blanks on the right; longer text stays as it is.
    static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /// The text filled with blanks on the left.
    static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /// At most so many columns: what is too long loses its middle, so that both ends can be recognised.
    static String middle(String text, int columns) {
        if (fits(text, columns)) {
            return text;
        }
        var head = (columns - 1 + 1) / 2;
        return first(text, head) + ELLIPSIS + last(text, columns - 1 - width(first(text, head)));
    }

    /// At most so many columns: what is too long loses its end.
    static String end(String text, int columns) {
        return fits(text, columns) ? text : first(text, columns - 1) + ELLIPSIS;
    }

    /// At most so many columns: what is too long loses its start.
    static String start(String text, int columns) {
        return fits(text, columns) ? text : ELLIPSIS + last(text, columns - 1);
    }

    /// Lines of at most so many columns, broken at blanks where there are some.
    static List<String> fold(String text, int columns) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ", -1)) {
            if (!line.isEmpty() && width(line.toString()) + 1 + width(word) > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(width(word) > columns ? middle(word, columns) : word);
        }
        lines.add(line.toString());
        return lines;
    }

    /// Marks that take no column are counted as well, so that a heap of them does not pass as short.
    private static boolean fits(String text, int columns) {
        return width(text) <= columns && text.codePointCount(0, text.length()) <= 4L * Math.max(columns, 8);
    }

    private static String first(String text, int columns) {
        var width = 0;
        var i = 0;
        for (var count = 0; i < text.length() && count < 4 * columns; count++) {
            var c = text.codePointAt(i);
            width += width(c);
            if (width > columns) {
                break;
            }
            i += Character.charCount(c);
        }
        return text.substring(0, i);
    }

    private static String last(String text, int columns) {
        var width = 0;
        var i = text.length();
        for (var count = 0; i > 0 && count < 4 * columns; count++) {
            var c = text.codePointBefore(i);
            width += width(c);
            if (width > columns) {
                break;
            }
            i -= Character.charCount(c);
        }
        return text.substring(i);
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        var type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || c == 0x200D) {
            return 0;
        }
        if (c < WIDE[0][0]) {
            return 1;
        }
        var low = 0;
        var high = WIDE.length - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            if (c < WIDE[middle][0]) {
                high = middle - 1;
            } else if (c > WIDE[middle][1]) {
                low = middle + 1;
            } else {
                return 2;
            }
        }
        return 1;
    }
}
