package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/// Finds where the values of one YAML document begin.
///
/// The engine's marks point at a value's anchor or tag, and at the header of a block scalar; people look for the
/// value.
final class YamlPlaces {

    private final Origin origin;
    private final String text;
    private final int lineOffset;
    private int lastPoint;
    private int lastChar;

    YamlPlaces(Origin origin, String text, int lineOffset) {
        this.origin = origin;
        this.text = text;
        this.lineOffset = lineOffset;
    }

    Place of(Mark mark) {
        return origin.place(mark.getLine() + lineOffset + 1, mark.getColumn() + 1);
    }

    /// The place of a complaint. The engine's own column goes wrong behind a lone CR.
    Place ofProblem(Mark mark) {
        var end = charIndex(mark.getIndex());
        var start = lastLineStart(0, end);
        return origin.place(linesBetween(0, end) + lineOffset + 1, text.codePointCount(start, end) + 1);
    }

    Place of(Event event) {
        return event.getStartMark().map(this::of).orElseGet(origin::file);
    }

    /// The place behind anchors and tags.
    Place afterProperties(Event event) {
        var mark = event.getStartMark().orElseThrow();
        var start = charIndex(mark.getIndex());
        var end = skipProperties(start);
        return placeAfter(mark, start, end);
    }

    /// The first character of a block scalar's content.
    Place ofBlock(ScalarEvent event) {
        var mark = event.getStartMark().orElseThrow();
        var start = charIndex(mark.getIndex());
        var header = skipProperties(start);
        var content = YamlSegments.nextLine(text, header);
        if (content >= text.length() || event.getValue().isEmpty()) {
            return placeAfter(mark, start, header);
        }
        var line = mark.getLine() + linesBetween(start, content);
        return origin.place(line + lineOffset + 1, indentation(content) + 1);
    }

    private int indentation(int from) {
        for (var at = from; at < text.length(); at = YamlSegments.nextLine(text, at)) {
            var first = at;
            while (first < text.length() && text.charAt(first) == ' ') {
                first++;
            }
            if (first < text.length() && text.charAt(first) != '\n' && text.charAt(first) != '\r') {
                return first - at;
            }
        }
        return 0;
    }

    private Place placeAfter(Mark mark, int start, int end) {
        var lines = linesBetween(start, end);
        var lineStart = lines == 0 ? start : lastLineStart(start, end);
        var columns = text.codePointCount(lineStart, end);
        return origin.place(mark.getLine() + lines + lineOffset + 1, columns + 1 + (lines == 0 ? mark.getColumn() : 0));
    }

    private int linesBetween(int start, int end) {
        var lines = 0;
        for (var at = nextLineStart(start, end); at > 0; at = nextLineStart(at, end)) {
            lines++;
        }
        return lines;
    }

    private int lastLineStart(int start, int end) {
        var lineStart = start;
        for (var at = nextLineStart(start, end); at > 0; at = nextLineStart(at, end)) {
            lineStart = at;
        }
        return lineStart;
    }

    /// Where the next line begins, or 0 where none does before the end.
    private int nextLineStart(int from, int end) {
        var at = YamlSegments.nextLine(text, from, end);
        var isLine = at > from && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r');
        return isLine ? at : 0;
    }

    private int skipProperties(int from) {
        var at = from;
        while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            at = skipBlankAndComments(at);
        }
        return at;
    }

    private int skipBlankAndComments(int from) {
        var at = from;
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? YamlSegments.nextLine(text, at) : at + 1;
        }
        return at;
    }

    /// The engine counts code points. Places are asked for mostly in the order of the text, so counting goes on where
    /// it stopped.
    private int charIndex(int codePointIndex) {
        if (codePointIndex < lastPoint) {
            lastPoint = 0;
            lastChar = 0;
        }
        for (; lastPoint < codePointIndex && lastChar < text.length(); lastPoint++) {
            lastChar += Character.charCount(text.codePointAt(lastChar));
        }
        return lastChar;
    }
}
