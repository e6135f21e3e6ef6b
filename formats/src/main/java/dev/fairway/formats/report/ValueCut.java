package dev.fairway.formats.report;

import java.util.List;

/// Cuts values that are shown beside each other so that they still look different where they are.
final class ValueCut {

    /// What is kept of the common start, so that one sees where one is.
    private static final int CONTEXT = 8;

    private ValueCut() {}

    static List<String> of(List<String> texts, int columns) {
        var cut = texts.stream().map(text -> Columns.middle(text, columns)).toList();
        if (cut.stream().distinct().count() == texts.stream().distinct().count()) {
            return cut;
        }
        var start = Math.max(0, commonStart(texts) - CONTEXT);
        return texts.stream()
                .map(text -> start == 0 || Columns.width(text) <= columns
                        ? Columns.end(text, columns)
                        : Columns.end("…" + from(text, start), columns))
                .toList();
    }

    private static String from(String text, int start) {
        var i = Math.min(start, text.length());
        return i < text.length() && Character.isLowSurrogate(text.charAt(i))
                ? text.substring(i + 1)
                : text.substring(i);
    }

    /// Only of those that are long: a short one has its own line and needs no help.
    private static int commonStart(List<String> texts) {
        var longest = texts.stream().mapToInt(String::length).max().orElse(0);
        var compared =
                texts.stream().filter(text -> text.length() * 2 >= longest).toList();
        var first = compared.getFirst();
        var common = first.length();
        for (var text : compared) {
            var i = 0;
            while (i < Math.min(common, text.length()) && text.charAt(i) == first.charAt(i)) {
                i++;
            }
            common = i;
        }
        return common;
    }
}
