package dev.fairway.formats.report;

import java.util.Locale;

/// Text from a repository, made harmless to show: what would steer a terminal, hide, or reorder what stands beside it
/// is spelled out.
public final class SafeText {

    private static final int JOINER = 0x200D;

    private SafeText() {}

    /// Control, format (bidirectional ones too), private and unassigned characters, line separators and lone
    /// surrogates are spelled out.
    /// The joiner stays between parts of one emoji.
    public static String visible(String text) {
        if (isPlain(text)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + 16);
        var before = -1;
        for (var i = 0; i < text.length(); ) {
            var c = text.codePointAt(i);
            var next = i + Character.charCount(c);
            var joins = c == JOINER
                    && next < text.length()
                    && isEmojiPart(before)
                    && Character.isEmoji(text.codePointAt(next));
            if (steers(c) && !joins) {
                shown.append(spelled(c));
            } else {
                shown.appendCodePoint(c);
            }
            before = c;
            i = next;
        }
        return shown.toString();
    }

    private static String spelled(int c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u{" + Integer.toHexString(c) + "}";
        };
    }

    /// The text in lower case of no country's rules.
    static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static boolean isEmojiPart(int c) {
        return c >= 0 && (Character.isEmoji(c) || c == 0xFE0F);
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c < 0x20 || c > 0x7E) {
                return false;
            }
        }
        return true;
    }
}
