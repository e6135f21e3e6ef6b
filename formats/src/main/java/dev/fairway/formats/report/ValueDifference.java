package dev.fairway.formats.report;

import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.SequencedMap;

/// Shows long texts that differ in a small part with that part marked.
///
/// @param start how many characters all texts begin with
/// @param end how many they end with, of what is left
record ValueDifference(int start, int end) {

    private static final ValueDifference NONE = new ValueDifference(0, 0);

    /// Less in common than this needs no mark.
    private static final int MIN_COMMON = 6;

    /// How much of the common start stays in a brief text.
    private static final int CONTEXT = 6;

    /// Shorter than this a text is not made briefer.
    private static final int MIN_BRIEF = 24;

    /// Up to here a text stays in one line.
    private static final int SHORT = 20;

    static ValueDifference of(SequencedMap<String, Held> values) {
        var texts = values.values().stream()
                .filter(held -> held instanceof Held.Present(var value) && value instanceof Node.Scalar)
                .map(ValueText::of)
                .distinct()
                .toList();
        if (texts.size() < 2) {
            return NONE;
        }
        var shortest = texts.stream().mapToInt(String::length).min().orElse(0);
        var start = toWord(texts, common(texts, shortest, false));
        var reversed = texts.stream()
                .map(text -> new StringBuilder(text).reverse().toString())
                .toList();
        var end = toWord(reversed, common(texts, shortest - start, true));
        return start + end < MIN_COMMON ? NONE : new ValueDifference(start, end);
    }

    /// The value as code, its differing part in `mark`.
    void write(Html html, Held held, int limit) {
        var text = ValueText.of(held);
        if (held instanceof Held.Absent || held instanceof Held.Unseen) {
            html.leaf("span", Columns.end(text, limit), "class", "nothing");
            return;
        }
        html.open("code", "class", text.length() <= SHORT ? "short" : "long");
        var scalar = held instanceof Held.Present(var value) && value instanceof Node.Scalar;
        var apart = text.length() - start - end;
        if (equals(NONE) || !scalar || (text.length() > limit && apart > limit - 2 * CONTEXT)) {
            html.text(Columns.middle(text, limit));
        } else {
            // What does not fit is left out of what all have in common.
            var room = text.length() > limit ? (limit - apart) / 2 : text.length();
            html.text(Columns.start(text.substring(0, start), room));
            mark(html, text.substring(start, text.length() - end));
            html.text(Columns.end(text.substring(text.length() - end), room));
        }
        html.close("code");
    }

    private static void mark(Html html, String text) {
        if (!text.isEmpty()) {
            html.leaf("mark", text);
        }
    }

    /// As `write`, without most of what all texts begin with.
    void brief(Html html, Held held, int limit) {
        var scalar = held instanceof Held.Present(var value) && value instanceof Node.Scalar;
        var text = ValueText.of(held);
        if (held instanceof Held.Unseen) {
            html.leaf("span", "unknown", "class", "nothing");
            return;
        }
        if (!scalar || start < 2 * CONTEXT || text.length() < MIN_BRIEF) {
            write(html, held, limit);
            return;
        }
        var left = text.length() - start + CONTEXT;
        html.open("code", "class", left <= SHORT ? "short" : "long");
        html.text("…" + text.substring(start - CONTEXT, start));
        mark(html, Columns.middle(text.substring(start, text.length() - end), limit));
        html.text(Columns.end(text.substring(text.length() - end), 16)).close("code");
    }

    /// Back to the border of a word where the word goes on in one of the texts, so that no number or name is marked in
    /// half.
    private static int toWord(List<String> texts, int length) {
        if (texts.stream().noneMatch(text -> length < text.length() && isWord(text.charAt(length)))) {
            return length;
        }
        var border = length;
        while (border > 0 && isWord(texts.getFirst().charAt(border - 1))) {
            border--;
        }
        return border;
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c);
    }

    private static int common(List<String> texts, int limit, boolean fromEnd) {
        var first = texts.getFirst();
        for (var i = 0; i < limit; i++) {
            var at = i;
            var c = fromEnd ? first.charAt(first.length() - 1 - at) : first.charAt(at);
            var same = texts.stream()
                    .allMatch(text -> (fromEnd ? text.charAt(text.length() - 1 - at) : text.charAt(at)) == c);
            if (!same || Character.isSurrogate(c)) {
                return i;
            }
        }
        return limit;
    }
}
