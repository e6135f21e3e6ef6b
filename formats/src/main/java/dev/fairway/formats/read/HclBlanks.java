package dev.fairway.formats.read;

/// What stands between the words of HCL: blanks, line breaks and comments.
final class HclBlanks {

    private HclBlanks() {}

    /// Blanks and comments up to the end of the line.
    static void skip(TextCursor cursor) {
        while (true) {
            cursor.skipBlanks();
            if (cursor.peek() == '#' || cursor.looksAt("//")) {
                cursor.restOfLine();
                return;
            }
            if (!cursor.looksAt("/*")) {
                return;
            }
            skipComment(cursor);
        }
    }

    /// The same, and line breaks.
    static void skipLines(TextCursor cursor) {
        skip(cursor);
        while (cursor.peek() == '\n' || cursor.peek() == '\r') {
            cursor.next();
            skip(cursor);
        }
    }

    private static void skipComment(TextCursor cursor) {
        var start = cursor.mark();
        cursor.skip(2);
        while (!cursor.looksAt("*/")) {
            if (cursor.atEnd()) {
                cursor.backTo(start);
                throw cursor.malformed("no HCL: a comment without its end");
            }
            cursor.next();
        }
        cursor.skip(2);
    }
}
