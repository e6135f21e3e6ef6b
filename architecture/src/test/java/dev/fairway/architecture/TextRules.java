package dev.fairway.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What holds for every text that we write, whatever its language.
final class TextRules {

    static final int MAX_LINES = 400;
    static final int MAX_COLUMNS = 120;

    private static final Pattern PROMISE = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern ISSUE_LINK = Pattern.compile("https://\\S+/issues/\\d+");

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");
    private static final Pattern GIVES_BACK = Pattern.compile("(?<!\\\\)\\)[*+](?!\\+)");

    private TextRules() {}

    /// Files and lines are short.
    static List<String> sizeComplaints(String name, String text) {
        var complaints = new ArrayList<String>();
        var lines = text.lines().toList();
        if (lines.size() > MAX_LINES) {
            complaints.add("%s has %d lines; %d are allowed".formatted(name, lines.size(), MAX_LINES));
        }
        for (var i = 0; i < lines.size(); i++) {
            if (lines.get(i).length() > MAX_COLUMNS && !isRowOfExamples(name, lines.get(i))) {
                complaints.add("%s:%d is longer than %d columns".formatted(name, i + 1, MAX_COLUMNS));
            }
        }
        return complaints;
    }

    /// A table of examples in a test reads best with each example on its line.
    private static boolean isRowOfExamples(String name, String line) {
        return name.contains("src/test/") && line.contains(" | ");
    }

    /// A repeated group of a pattern keeps a frame of the stack for each repetition, and a long text in somebody's
    /// repository ends the run; not so where it never gives back (`)*+`, `)++`), or has an end (`){0,9}`).
    static List<String> patternComplaints(String name, String text) {
        var complaints = new ArrayList<String>();
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var unending = LITERAL.matcher(lines.get(i))
                    .results()
                    .anyMatch(literal -> GIVES_BACK.matcher(literal.group()).find());
            if (unending) {
                complaints.add("%s:%d repeats a group without an end".formatted(name, i + 1));
            }
        }
        return complaints;
    }

    /// What is left to do is in an issue.
    static List<String> promiseComplaints(String name, String text) {
        var complaints = new ArrayList<String>();
        var lines = text.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            if (PROMISE.matcher(line).find() && !ISSUE_LINK.matcher(line).find()) {
                complaints.add("%s:%d promises work without a link to an issue".formatted(name, i + 1));
            }
        }
        return complaints;
    }
}
