package dev.fairway.formats.read;

import java.util.ArrayList;
import java.util.List;

/// Hides a template's actions from a parser behind characters of the same number, so that every place stays true,
/// and puts the original text back into the values that were read.
final class TemplateMask {

    /// Nothing hidden.
    static final TemplateMask NONE = new TemplateMask("");

    private static final char START = '\uE100';
    private static final char FILLER = '\uE101';
    private static final char DIGITS = '\uE200';
    private static final int RADIX = 4000;
    private static final int SHORTEST = 3;

    /// Each search for an end costs time, so a text full of beginnings is no template.
    private static final int MOST_UNCLOSED = 1_000;

    private final String text;
    private final StringBuilder masked = new StringBuilder();
    private final List<String> originals = new ArrayList<>();
    private final List<Integer> holes = new ArrayList<>();
    private int line = 1;
    private int firstChoice;
    private int unclosed;
    private int copied;

    private TemplateMask(String text) {
        this.text = text;
    }

    /// What happens to actions that stand alone on their lines.
    enum Manner {
        /// They are values like any other.
        ALL_VALUES,
        /// Conditions, loops and comments vanish; what leaves text behind is a value.
        CONTROL_VANISHES,
        /// All vanish; what would have left text behind is a hole in what was read.
        ALL_VANISH
    }

    static boolean mayHoldActions(String text) {
        return text.contains("{{") || text.contains("{%") || text.contains("<%");
    }

    static TemplateMask of(String text, Manner manner, boolean withNames) {
        var mask = new TemplateMask(text);
        if (text.indexOf(START) >= 0 || text.indexOf(FILLER) >= 0) {
            return mask.finished(); // somebody's own private characters: hands off
        }
        var blocks = new BlockScalars();
        for (var at = 0; at < text.length(); ) {
            var end = YamlSegments.nextLine(text, at);
            var line = text.substring(at, end);
            var isContent = blocks.isContent(line);
            at = mask.maskLine(at, end, isContent ? Manner.ALL_VALUES : manner, withNames);
        }
        return mask.finished();
    }

    /// Whether a character begins a hidden action.
    static boolean isStart(char c) {
        return c == START;
    }

    /// Whether a character belongs to a hidden action.
    static boolean isHidden(char c) {
        return c == START || c == FILLER || (c >= DIGITS && c < DIGITS + RADIX);
    }

    String text() {
        return masked.toString();
    }

    /// Lines, from 1, on which a template inserts what cannot be known.
    List<Integer> holes() {
        return holes;
    }

    /// The first line, from 1, on which a template decides which of the lines that follow are there; 0 where none
    /// does.
    int firstChoice() {
        return firstChoice;
    }

    /// A value as its file has it.
    String restore(String value) {
        if (originals.isEmpty() || value.indexOf(START) < 0) {
            return value;
        }
        var restored = new StringBuilder();
        for (var at = 0; at < value.length(); at++) {
            if (value.charAt(at) != START || at + 2 >= value.length()) {
                restored.append(value.charAt(at));
                continue;
            }
            var index = (value.charAt(at + 1) - DIGITS) * RADIX + value.charAt(at + 2) - DIGITS;
            restored.append(index >= 0 && index < originals.size() ? originals.get(index) : "");
            at += 2;
            while (at + 1 < value.length() && value.charAt(at + 1) == FILLER) {
                at++;
            }
        }
        return restored.toString();
    }

    /// Returns where the next line begins: behind this one, or behind an action that began in it and ends in a later
    /// one.
    private int maskLine(int start, int lineEnd, Manner manner, boolean withNames) {
        var actions = new ArrayList<TemplateAction>();
        var rest = new StringBuilder();
        var end = lineEnd;
        for (var at = start; at < end; ) {
            var action = unclosed > MOST_UNCLOSED ? null : TemplateAction.at(text, at, withNames);
            if (action == null) {
                unclosed += mayBegin(text, at) ? 1 : 0;
                rest.append(text.charAt(at++));
            } else {
                actions.add(action);
                at = action.end();
                end = at > end ? YamlSegments.nextLine(text, at) : end;
            }
        }
        var alone = rest.toString().isBlank();
        var allControl = actions.stream().allMatch(action -> action.kind() == TemplateAction.Kind.CONTROL);
        var vanishes = alone && (manner == Manner.ALL_VANISH || (manner == Manner.CONTROL_VANISHES && allControl));
        if (vanishes && !allControl) {
            holes.add(line);
        }
        if (vanishes && firstChoice == 0 && actions.stream().anyMatch(action -> action.isChoice(text))) {
            firstChoice = line;
        }
        for (var action : actions) {
            hide(action, vanishes);
        }
        for (var at = start; at < end; line++) {
            at = YamlSegments.nextLine(text, at);
        }
        return end;
    }

    private static boolean mayBegin(String text, int at) {
        return text.startsWith("{{", at)
                || text.startsWith("{%", at)
                || text.startsWith("{#", at)
                || text.startsWith("<%", at);
    }

    private void hide(TemplateAction action, boolean vanishes) {
        var original = text.substring(action.start(), action.end());
        masked.append(text, copied, action.start());
        copied = action.end();
        var spansLines = original.indexOf('\n') >= 0 || original.indexOf('\r') >= 0;
        var points = original.codePointCount(0, original.length());
        if (vanishes || spansLines || points < SHORTEST || originals.size() >= RADIX * RADIX / 2) {
            original.codePoints().forEach(point -> masked.append(point == '\n' || point == '\r' ? (char) point : ' '));
            return;
        }
        var index = originals.size();
        originals.add(original);
        masked.append(START).append((char) (DIGITS + index / RADIX)).append((char) (DIGITS + index % RADIX));
        masked.repeat(FILLER, points - SHORTEST);
    }

    private TemplateMask finished() {
        masked.append(text, copied, text.length());
        copied = text.length();
        return this;
    }
}
