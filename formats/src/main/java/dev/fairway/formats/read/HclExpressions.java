package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Reads the right-hand sides of HCL. Literals become values; everything else stays text, and is never evaluated.
final class HclExpressions {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final HclTexts texts;
    private final HclRawTexts rawTexts;
    private final boolean namesNothing;

    HclExpressions(TextCursor cursor, boolean namesNothing, Gathering gathering) {
        this.cursor = cursor;
        this.namesNothing = namesNothing;
        this.gathering = gathering;
        this.texts = new HclTexts(cursor, gathering);
        this.rawTexts = new HclRawTexts(cursor, gathering, texts);
    }

    /// What ends an expression besides a comma or a closing bracket.
    enum Ending {
        LINE,
        BRACKET_ONLY
    }

    /// A name, a quoted name, or an expression in parentheses, which stays text.
    String key() {
        var c = cursor.peek();
        if (c == '"') {
            return texts.quoted(1).text();
        }
        if (c == '(') {
            return rawTexts.group();
        }
        var start = cursor.index();
        while (isName(cursor.peek())) {
            cursor.next();
        }
        if (cursor.index() == start) {
            throw cursor.malformed("no HCL: a name is missing");
        }
        return cursor.since(start);
    }

    Node value(int depth, Ending ending) {
        var place = cursor.place();
        gathering.checkNesting(depth, place);
        gathering.countNode(place);
        var start = cursor.mark();
        var literal = literal(depth);
        if (literal != null && atEnd(ending)) {
            return literal;
        }
        cursor.backTo(start);
        var text = rawTexts.expression(ending);
        if (text.isEmpty()) {
            throw new Malformed(place, "no HCL: a value is missing");
        }
        if (namesNothing && Character.isLetter(text.charAt(0))) {
            gathering.refuse(place, "no value of a variable: a word without quotes");
        }
        return new Scalar(Kind.TEXT, text, place);
    }

    private @Nullable Node literal(int depth) {
        var place = cursor.place();
        var c = cursor.peek();
        if (c == '"') {
            return texts.quoted(depth);
        }
        if (c == '[') {
            return looksAtFor() ? null : listing(place, depth);
        }
        if (c == '{') {
            return looksAtFor() ? null : object(place, depth);
        }
        if (cursor.looksAt("<<")) {
            return texts.heredoc();
        }
        return word(place);
    }

    private @Nullable Node word(Place place) {
        var start = cursor.index();
        if (cursor.peek() == '-') {
            cursor.next();
        }
        while (isName(cursor.peek()) || cursor.peek() == '.' || isExponentSign(cursor.since(start))) {
            cursor.next();
        }
        var text = cursor.since(start);
        return switch (text) {
            case "true", "false" -> new Scalar(Kind.BOOLEAN, text, place);
            case "null" -> new Scalar(Kind.NULL, "", place);
            default -> JsonNumbers.isNumber(text) ? new Scalar(Kind.NUMBER, text, place) : null;
        };
    }

    private boolean isExponentSign(String before) {
        return (cursor.peek() == '+' || cursor.peek() == '-')
                && !before.isEmpty()
                && Character.isDigit(before.charAt(0))
                && (before.endsWith("e") || before.endsWith("E"));
    }

    private Node listing(Place place, int depth) {
        var items = new ArrayList<Node>();
        cursor.next();
        HclBlanks.skipLines(cursor);
        while (!cursor.take(']')) {
            if (cursor.atEnd()) {
                throw new Malformed(place, "no HCL: a [ without its ]");
            }
            items.add(value(depth + 1, Ending.BRACKET_ONLY));
            HclBlanks.skipLines(cursor);
            if (cursor.take(',')) {
                HclBlanks.skipLines(cursor);
            } else if (cursor.peek() != ']') {
                throw cursor.malformed("no HCL: a comma or ] is missing");
            }
        }
        return new Listing(items, place);
    }

    private Node object(Place place, int depth) {
        var draft = new MappingDraft();
        cursor.next();
        HclBlanks.skipLines(cursor);
        while (!cursor.take('}')) {
            if (cursor.atEnd()) {
                throw new Malformed(place, "no HCL: a { without its }");
            }
            var keyPlace = cursor.place();
            var key = key();
            HclBlanks.skip(cursor);
            if (!cursor.take('=') && !cursor.take(':')) {
                throw cursor.malformed("no HCL: = is missing");
            }
            HclBlanks.skip(cursor);
            var earlier = draft.put(key, keyPlace, value(depth + 1, Ending.LINE));
            if (earlier != null) {
                gathering.doubt(keyPlace, Shown.duplicate(key, earlier.place()));
            }
            var line = cursor.line();
            HclBlanks.skipLines(cursor);
            if (cursor.take(',')) {
                HclBlanks.skipLines(cursor);
            } else if (cursor.peek() != '}' && cursor.line() == line) {
                throw cursor.malformed("no HCL: a comma, a new line or } is missing");
            }
        }
        return draft.at(place);
    }

    /// Whether the bracket opens a `for`, which is an expression and no literal.
    private boolean looksAtFor() {
        var start = cursor.mark();
        cursor.next();
        HclBlanks.skipLines(cursor);
        var isFor = cursor.looksAt("for") && !isName(cursor.peek(3)) && cursor.peek(3) != '=' && cursor.peek(3) != ':';
        var next = isFor ? cursor.peek(4) : TextCursor.END;
        cursor.backTo(start);
        return isFor && next != '=' && next != ':';
    }

    private boolean atEnd(Ending ending) {
        var start = cursor.mark();
        if (ending == Ending.LINE) {
            HclBlanks.skip(cursor);
        } else {
            HclBlanks.skipLines(cursor);
        }
        var c = cursor.peek();
        var isLineEnd = ending == Ending.LINE && cursor.atLineEnd();
        cursor.backTo(start);
        return isLineEnd || c == TextCursor.END || c == ',' || c == '}' || c == ']' || c == ')';
    }

    static boolean isName(int c) {
        return c == '_' || c == '-' || (c != TextCursor.END && Character.isLetterOrDigit(c));
    }
}
