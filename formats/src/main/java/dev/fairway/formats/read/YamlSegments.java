package dev.fairway.formats.read;

import java.util.ArrayList;
import java.util.List;

/// Splits a stream of YAML at its document markers, so that one broken document costs no other.
///
/// `---` at the start of a line is a marker wherever it stands: YAML allows it inside no scalar.
final class YamlSegments {

    private static final String START = "---";

    private YamlSegments() {}

    /// @param lineOffset lines of the stream above the segment
    record Segment(String text, int lineOffset) {}

    /// Takes where a segment begins and ends in the text, and the lines above it.
    interface Bounds {
        void segment(int start, int end, int lineOffset);
    }

    static List<Segment> split(String text) {
        var segments = new ArrayList<Segment>();
        bounds(text, (start, end, lineOffset) -> segments.add(new Segment(text.substring(start, end), lineOffset)));
        return segments;
    }

    static void bounds(String text, Bounds segments) {
        var start = 0;
        var startLine = 0;
        var line = 0;
        for (var at = 0; at < text.length(); line++) {
            if (at > start && isMarker(text, at, START) && hasMoreThanDirectives(text, start, at)) {
                segments.segment(start, at, startLine);
                start = at;
                startLine = line;
            }
            var isEnd = isMarker(text, at, "...");
            at = nextLine(text, at);
            if (isEnd) {
                segments.segment(start, at, startLine);
                start = at;
                startLine = line + 1;
            }
        }
        if (start < text.length()) {
            segments.segment(start, text.length(), startLine);
        }
    }

    /// The index after the line break that ends the line, or the text's length.
    static int nextLine(String text, int from) {
        return nextLine(text, from, text.length());
    }

    /// The same, without looking further than an end.
    static int nextLine(String text, int from, int end) {
        for (var at = from; at < end; at++) {
            var c = text.charAt(at);
            if (c == '\n') {
                return at + 1;
            }
            if (c == '\r') {
                return at + 1 < end && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
            }
        }
        return end;
    }

    /// Whether the text, or the line at an index of it, holds anything but blanks and comments.
    static boolean isBlank(String text) {
        for (var at = 0; at < text.length(); at = nextLine(text, at)) {
            var first = firstNonBlank(text, at);
            if (first < text.length() && !isBreak(text.charAt(first)) && text.charAt(first) != '#') {
                var isBareMarker = first == at && isMarker(text, at, START) && isBlankAfterMarker(text, at);
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

    private static boolean isMarker(String text, int at, String marker) {
        return text.startsWith(marker, at)
                && (at + marker.length() == text.length() || Character.isWhitespace(text.charAt(at + marker.length())));
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
