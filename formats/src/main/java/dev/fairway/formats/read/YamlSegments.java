package dev.fairway.formats.read;

import java.util.ArrayList;
import java.util.List;

/// Splits a stream of YAML at its document markers, so that one broken document costs no other.
///
/// `---` at the start of a line is a marker wherever it stands: YAML allows it inside no scalar.
final class YamlSegments {

    private YamlSegments() {}

    /// @param lineOffset lines of the stream above the segment
    record Segment(String text, int lineOffset) {}

    static List<Segment> split(String text) {
        var segments = new ArrayList<Segment>();
        var start = 0;
        var startLine = 0;
        var line = 0;
        for (var at = 0; at < text.length(); line++) {
            if (at > start && isMarker(text, at) && hasMoreThanDirectives(text, start, at)) {
                segments.add(new Segment(text.substring(start, at), startLine));
                start = at;
                startLine = line;
            }
            at = nextLine(text, at);
            if (isEnd(text, start, at)) {
                segments.add(new Segment(text.substring(start, at), startLine));
                start = at;
                startLine = line + 1;
            }
        }
        if (start < text.length()) {
            segments.add(new Segment(text.substring(start), startLine));
        }
        return segments;
    }

    /// The index after the line break that ends the line, or the text's length.
    static int nextLine(String text, int from) {
        var newline = text.indexOf('\n', from);
        var end = newline < 0 ? text.length() : newline + 1;
        var carriage = text.indexOf('\r', from, end);
        if (carriage < 0 || carriage == newline - 1) {
            return end;
        }
        return carriage + 1;
    }

    /// Whether the text, or the line at an index of it, holds anything but blanks and comments.
    static boolean isBlank(String text) {
        for (var at = 0; at < text.length(); at = nextLine(text, at)) {
            var first = firstNonBlank(text, at);
            if (first < text.length() && !isBreak(text.charAt(first)) && text.charAt(first) != '#') {
                var isBareMarker = first == at && isMarker(text, at) && isBlankAfterMarker(text, at);
                if (!isBareMarker) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isBlankAfterMarker(String text, int at) {
        var first = firstNonBlank(text, at + 3);
        return first >= text.length() || isBreak(text.charAt(first)) || text.charAt(first) == '#';
    }

    /// Whether the line that ends at an index is `...`, which ends a document.
    private static boolean isEnd(String text, int start, int lineEnd) {
        var at = lineEnd;
        while (at > start && isBreak(text.charAt(at - 1))) {
            at--;
        }
        return at - 3 >= start && text.startsWith("...", at - 3) && (at == start + 3 || isBreak(text.charAt(at - 4)));
    }

    private static boolean isMarker(String text, int at) {
        return text.startsWith("---", at) && (at + 3 == text.length() || Character.isWhitespace(text.charAt(at + 3)));
    }

    private static boolean hasMoreThanDirectives(String text, int start, int end) {
        for (var at = start; at < end; at = nextLine(text, at)) {
            if (text.charAt(at) == '%') {
                return false;
            }
            var first = firstNonBlank(text, at);
            if (first < end && !isBreak(text.charAt(first)) && text.charAt(first) != '#') {
                return true;
            }
        }
        return true;
    }

    private static int firstNonBlank(String text, int from) {
        var at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
