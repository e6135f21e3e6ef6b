package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;

/// Reads JSON with the true place of every value, which no streaming parser gives in code points.
///
/// Comments and trailing commas are accepted, as .NET and editors accept them; that not all readers do is told.
/// Numbers keep their text.
final class JsonReader {

    private final TextCursor cursor;
    private final TemplateMask mask;
    private final Gathering gathering;
    private final JsonLeniences leniences = new JsonLeniences();

    JsonReader(TextCursor cursor, TemplateMask mask, Gathering gathering) {
        this.cursor = cursor;
        this.mask = mask;
        this.gathering = gathering;
    }

    /// A template is read again with its actions hidden.
    static void read(String text, Origin origin, String name, Gathering gathering) {
        var reader = new JsonReader(new TextCursor(text, origin), TemplateMask.NONE, gathering);
        try {
            reader.documents(FileForm.isLines(name));
            reader.leniences.tell(JsonLeniences.Manner.of(name), gathering);
        } catch (Malformed malformed) {
            if (!TemplateMask.mayHoldActions(text)) {
                gathering.lose(malformed);
                return;
            }
            readTemplate(text, origin, gathering);
        }
    }

    private static void readTemplate(String text, Origin origin, Gathering gathering) {
        var mask = TemplateMask.of(text, TemplateMask.Manner.CONTROL_VANISHES, false);
        try {
            new JsonReader(new TextCursor(mask.text(), origin), mask, gathering).documents(false);
        } catch (Malformed malformed) {
            gathering.unfilled(malformed.place(), Shown.unfilled("no JSON", malformed.problem()));
        }
    }

    private void documents(boolean many) {
        skipBlank();
        while (!cursor.atEnd()) {
            gathering.document(value(1));
            skipBlank();
            if (!many && !cursor.atEnd()) {
                gathering.lose(cursor.place(), "no JSON: text after the end of the document");
                return;
            }
            if (!gathering.hasRoom()) {
                throw cursor.malformed("more than " + gathering.limits().documents() + " documents in one file");
            }
        }
    }

    private Node value(int depth) {
        gathering.checkNesting(depth, cursor.place());
        gathering.countNode(cursor.place());
        var c = cursor.peek();
        return switch (c) {
            case '{' -> mapping(depth);
            case '[' -> listing(depth);
            case '"' -> string();
            default -> TemplateMask.isStart((char) c) ? hidden() : literal();
        };
    }

    private Node mapping(int depth) {
        var place = cursor.place();
        var draft = new MappingDraft();
        cursor.next();
        skipBlank();
        while (!cursor.take('}')) {
            var keyPlace = cursor.place();
            if (cursor.peek() != '"') {
                throw cursor.malformed("no JSON: a key in double quotes, or }, is missing");
            }
            var key = string().text();
            skipBlank();
            if (!cursor.take(':')) {
                throw cursor.malformed("no JSON: a colon is missing");
            }
            skipBlank();
            var earlier = draft.put(key, keyPlace, value(depth + 1));
            if (earlier != null) {
                gathering.doubt(keyPlace, Shown.duplicate(key, earlier.place()));
            }
            separator('}');
        }
        return draft.at(place);
    }

    private Node listing(int depth) {
        var place = cursor.place();
        var items = new ArrayList<Node>();
        cursor.next();
        skipBlank();
        while (!cursor.take(']')) {
            items.add(value(depth + 1));
            separator(']');
        }
        return new Listing(items, place);
    }

    private void separator(char close) {
        skipBlank();
        var comma = cursor.place();
        if (cursor.take(',')) {
            skipBlank();
            if (cursor.peek() == close) {
                leniences.comma(comma, close);
            }
        } else if (cursor.peek() != close) {
            throw cursor.malformed("no JSON: a comma or " + close + " is missing");
        }
    }

    private Scalar string() {
        var place = cursor.place();
        var text = new StringBuilder();
        cursor.next();
        while (!cursor.take('"')) {
            gathering.checkScalar(text.length(), place);
            if (cursor.atEnd()) {
                throw new Malformed(place, "no JSON: a text without its closing quote");
            }
            var c = cursor.next();
            if (c == '\\') {
                text.append(escaped());
            } else if (c == '\n' || c == '\r') {
                throw new Malformed(place, "no JSON: a text without its closing quote");
            } else if (c < ' ' && c != '\t') {
                throw cursor.malformed("no JSON: a control character inside a text");
            } else {
                text.append(c);
            }
        }
        return new Scalar(Kind.TEXT, mask.restore(text.toString()), place);
    }

    private char escaped() {
        if (cursor.atEnd()) {
            throw cursor.malformed("no JSON: the file ends inside a text");
        }
        var c = cursor.next();
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> unicode();
            default -> throw cursor.malformed("no JSON: an unknown escape");
        };
    }

    private char unicode() {
        var value = 0;
        for (var i = 0; i < 4; i++) {
            var digit = cursor.atEnd() ? -1 : Character.digit(cursor.peek(), 16);
            if (digit < 0 || cursor.peek() > 'f') {
                throw cursor.malformed("no JSON: \\u without four hexadecimal digits");
            }
            cursor.next();
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private Node hidden() {
        var place = cursor.place();
        var start = cursor.index();
        while (!cursor.atEnd() && TemplateMask.isHidden((char) cursor.peek())) {
            cursor.next();
        }
        return new Scalar(Kind.TEXT, mask.restore(cursor.since(start)), place);
    }

    private Node literal() {
        var place = cursor.place();
        var start = cursor.index();
        while (isLiteral(cursor.peek())) {
            cursor.next();
        }
        var text = cursor.since(start);
        gathering.checkScalar(text.length(), place);
        return switch (text) {
            case "true", "false" -> new Scalar(Kind.BOOLEAN, text, place);
            case "null" -> new Scalar(Kind.NULL, "", place);
            default -> {
                if (!JsonNumbers.isNumber(text)) {
                    throw new Malformed(
                            place, text.isEmpty() ? "no JSON: a value is missing" : "no JSON: a word without quotes");
                }
                yield new Scalar(Kind.NUMBER, text, place);
            }
        };
    }

    private static boolean isLiteral(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '-'
                || c == '+'
                || c == '_';
    }

    private void skipBlank() {
        while (true) {
            var c = cursor.peek();
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                cursor.next();
            } else if (cursor.looksAt("//")) {
                leniences.comment(cursor.place());
                cursor.endLine();
            } else if (cursor.looksAt("/*")) {
                skipComment();
            } else {
                return;
            }
        }
    }

    private void skipComment() {
        var place = cursor.place();
        leniences.comment(place);
        cursor.skip(2);
        while (!cursor.looksAt("*/")) {
            if (cursor.atEnd()) {
                throw new Malformed(place, "no JSON: a comment without its end");
            }
            cursor.next();
        }
        cursor.skip(2);
    }
}
