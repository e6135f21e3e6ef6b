package dev.fairway.core.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A compiled pattern: `*` and `?` stay within a segment, `**` crosses segments and matches none, too.
///
/// All ways to match are followed at once, so no pattern takes longer than its length times the text's.
///
/// @param plain the whole text where nothing in it is special; empty otherwise
/// @param needed a piece of text without which nothing matches
record Glob(List<Token> tokens, boolean path, String plain, String needed) {

    /// One step of the pattern.
    sealed interface Token {}

    /// This character.
    record Letter(char letter) implements Token {}

    /// One character of a segment.
    record One() implements Token {}

    /// Any number of characters of a segment.
    record Within() implements Token {}

    /// Any number of characters.
    record Deep() implements Token {}

    /// The `.` or `[` with which a segment begins.
    record Begin() implements Token {}

    /// What follows may be left out: so many steps.
    record Maybe(int steps) implements Token {}

    Glob {
        tokens = List.copyOf(tokens);
    }

    /// A pattern over a resource: segments end at `/`.
    static Glob resource(String pattern) {
        return compiled(GlobReader.resource(pattern), pattern, false);
    }

    /// A pattern over a path: segments end at dots and brackets outside of quotes.
    static Glob path(String pattern) {
        return compiled(GlobReader.path(pattern), pattern, true);
    }

    private static Glob compiled(List<Token> tokens, String pattern, boolean path) {
        var special = pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
        return new Glob(tokens, path, special ? "" : pattern, special ? longestRun(tokens) : pattern);
    }

    private static String longestRun(List<Token> tokens) {
        var longest = "";
        var run = new StringBuilder();
        var skip = 0;
        for (var token : tokens) {
            if (skip == 0 && token instanceof Letter(var letter)) {
                run.append(letter);
            } else {
                run.setLength(0);
            }
            skip = token instanceof Maybe(var steps) ? steps : Math.max(0, skip - 1);
            if (run.length() > longest.length()) {
                longest = run.toString();
            }
        }
        return longest;
    }

    boolean matches(String text) {
        if (!plain.isEmpty()) {
            return plain.equals(text);
        }
        if (!text.contains(needed)) {
            return false;
        }
        return run(text, path ? pathMarks(text) : slashes(text));
    }

    private boolean run(String text, boolean[] marks) {
        var states = new boolean[tokens.size() + 1];
        reach(states, 0);
        for (var i = 0; i < text.length(); i++) {
            var next = new boolean[states.length];
            var alive = false;
            for (var state = 0; state < tokens.size(); state++) {
                if (states[state]) {
                    alive |= step(next, state, text.charAt(i), marks[i]);
                }
            }
            if (!alive) {
                return false;
            }
            states = next;
        }
        return states[tokens.size()];
    }

    private boolean step(boolean[] next, int state, char letter, boolean mark) {
        var to = switch (tokens.get(state)) {
            case Letter(var wanted) -> wanted == letter ? state + 1 : -1;
            case One() -> mark ? -1 : state + 1;
            case Within() -> mark ? -1 : state;
            case Deep() -> state;
            case Begin() -> mark && letter != ']' ? state + 1 : -1;
            case Maybe(var _) -> -1;
        };
        if (to >= 0) {
            reach(next, to);
        }
        return to >= 0;
    }

    /// Marks a state and those that need no character to get to.
    private void reach(boolean[] states, int state) {
        if (states[state]) {
            return;
        }
        states[state] = true;
        if (state == tokens.size()) {
            return;
        }
        switch (tokens.get(state)) {
            case Within(), Deep() -> reach(states, state + 1);
            case Maybe(var steps) -> {
                reach(states, state + 1);
                reach(states, state + 1 + steps);
            }
            case Letter _, One _, Begin _ -> {}
        }
    }

    private static boolean[] slashes(String text) {
        var marks = new boolean[text.length()];
        for (var i = 0; i < marks.length; i++) {
            marks[i] = text.charAt(i) == '/';
        }
        return marks;
    }

    /// Where segments of a path begin and end: dots and brackets, but not those inside of brackets.
    private static boolean[] pathMarks(String text) {
        var marks = new boolean[text.length()];
        Arrays.fill(marks, false);
        var from = 0;
        while (from < text.length()) {
            if (text.charAt(from) == '[') {
                var end = PathText.closing(text, from);
                marks[from] = true;
                marks[end] = true;
                from = end + 1;
            } else {
                marks[from] = text.charAt(from) == '.';
                from++;
            }
        }
        return marks;
    }

    static List<Token> letters(String text) {
        var letters = new ArrayList<Token>();
        text.chars().forEach(letter -> letters.add(new Letter((char) letter)));
        return letters;
    }
}
