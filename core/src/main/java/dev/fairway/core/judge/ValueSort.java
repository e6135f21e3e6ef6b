package dev.fairway.core.judge;

import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import java.util.regex.Pattern;

/// What the values of a row are, for telling what is telling.
enum ValueSort {
    BOOLEAN,
    NUMBER,
    DURATION,
    WORD,
    TEXT,
    LIST,
    TREE;

    private static final Pattern NUMBER_TEXT = Pattern.compile("-?[0-9]+(?:\\.[0-9]+)?%?");
    private static final Pattern DURATION_TEXT =
            Pattern.compile("(?:[0-9]+(?:ns|us|ms|s|m|h|d))++|P(?:T?[0-9.]+[DHMS])++");
    private static final Pattern WORD_TEXT = Pattern.compile("[A-Za-z0-9_.:/-]{1,40}");

    static ValueSort of(Row row) {
        var sort = BOOLEAN;
        for (var held : row.values().values()) {
            if (held instanceof Held.Present(var node)) {
                var one = of(node);
                sort = one.compareTo(sort) > 0 ? one : sort;
            }
        }
        return sort;
    }

    private static ValueSort of(Node node) {
        return switch (node) {
            case Scalar(var kind, var text, var _) ->
                kind == Kind.BOOLEAN ? BOOLEAN : kind == Kind.NUMBER ? NUMBER : of(text);
            case Node.Secret _, Node.Encrypted _ -> TEXT;
            case Node.Listing _ -> LIST;
            case Node.Mapping _ -> TREE;
        };
    }

    private static ValueSort of(String text) {
        if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
            return BOOLEAN;
        }
        if (NUMBER_TEXT.matcher(text).matches()) {
            return NUMBER;
        }
        if (DURATION_TEXT.matcher(text).matches()) {
            return DURATION;
        }
        return WORD_TEXT.matcher(text).matches() ? WORD : TEXT;
    }
}
