package dev.fairway.formats.read;

import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;

/// Reads HCL's texts: quoted ones, heredocs, and expressions that stay text.
final class HclTexts {

    private static final int LONGEST_DELIMITER = 200;

    private final TextCursor cursor;
    private final Gathering gathering;

    HclTexts(TextCursor cursor, Gathering gathering) {
        this.cursor = cursor;
        this.gathering = gathering;
    }

    /// A text in double quotes. Interpolations stay as they are written.
    Scalar quoted(int depth) {
        var place = cursor.place();
        var text = new StringBuilder();
        cursor.next();
        while (!cursor.take('"')) {
            gathering.checkScalar(text.length(), place);
            if (cursor.atLineEnd()) {
                throw new Malformed(place, "no HCL: a text without its closing quote");
            }
            if (cursor.looksAt("$${") || cursor.looksAt("%%{")) {
                cursor.next();
                text.append(cursor.next()).append(cursor.next());
            } else if (cursor.looksAt("${") || cursor.looksAt("%{")) {
                interpolation(text, depth + 1);
            } else if (cursor.peek() == '\\') {
                escape(text);
            } else {
                text.append(cursor.next());
            }
        }
        return new Scalar(Kind.TEXT, text.toString(), place);
    }

    private void escape(StringBuilder text) {
        cursor.next();
        if (cursor.atEnd()) {
            throw cursor.malformed("no HCL: the file ends inside a text");
        }
        var c = cursor.next();
        switch (c) {
            case 'n' -> text.append('\n');
            case 'r' -> text.append('\r');
            case 't' -> text.append('\t');
            case '"', '\\' -> text.append(c);
            case 'u' -> text.appendCodePoint(hexadecimal(4));
            case 'U' -> text.appendCodePoint(hexadecimal(8));
            default -> throw cursor.malformed("no HCL: an unknown escape");
        }
    }

    private int hexadecimal(int digits) {
        var value = 0L;
        for (var i = 0; i < digits; i++) {
            var digit = cursor.atEnd() || cursor.peek() > 'f' ? -1 : Character.digit(cursor.peek(), 16);
            if (digit < 0) {
                throw cursor.malformed("no HCL: an escape without its hexadecimal digits");
            }
            value = value * 16 + digit;
            cursor.next();
        }
        if (value > Character.MAX_CODE_POINT) {
            throw cursor.malformed("no HCL: an escape beyond Unicode");
        }
        return (int) value;
    }

    /// From `${` to its `}`, with whatever brackets and texts are inside.
    private void interpolation(StringBuilder text, int depth) {
        gathering.checkNesting(depth, cursor.place());
        var start = cursor.index();
        var place = cursor.place();
        cursor.skip(2);
        for (var open = 1; open > 0; ) {
            if (cursor.atEnd()) {
                throw new Malformed(place, "no HCL: an interpolation without its end");
            }
            var c = cursor.peek();
            if (c == '"') {
                quoted(depth + 1);
                continue;
            }
            open += c == '{' ? 1 : c == '}' ? -1 : 0;
            cursor.next();
        }
        text.append(cursor.since(start));
    }

    /// `<<EOT` or `<<-EOT`, which takes the common indentation away. Its text ends with a line break.
    Scalar heredoc() {
        var header = cursor.place();
        cursor.skip(2);
        var isIndented = cursor.take('-');
        var start = cursor.index();
        while (HclExpressions.isName(cursor.peek()) && cursor.index() - start < LONGEST_DELIMITER) {
            cursor.next();
        }
        var delimiter = cursor.since(start);
        if (delimiter.isEmpty() || !cursor.atLineEnd() || cursor.atEnd()) {
            throw new Malformed(header, "no HCL: a heredoc without a name");
        }
        cursor.endLine();
        var place = cursor.place();
        var lines = new ArrayList<String>();
        var length = 0;
        for (var line = cursor.restOfLine(); !line.strip().equals(delimiter); line = cursor.restOfLine()) {
            length += line.length() + 1;
            gathering.checkScalar(length, place);
            if (cursor.atEnd()) {
                throw new Malformed(header, "no HCL: a heredoc without its end");
            }
            lines.add(line);
            cursor.endLine();
        }
        var indent = isIndented ? commonIndent(lines) : 0;
        var text = new StringBuilder();
        lines.forEach(line ->
                text.append(line.substring(Math.min(indent, line.length()))).append('\n'));
        return new Scalar(Kind.TEXT, text.toString().replace("$${", "${").replace("%%{", "%{"), place);
    }

    private static int commonIndent(Iterable<String> lines) {
        var common = Integer.MAX_VALUE;
        for (var line : lines) {
            if (!line.isBlank()) {
                common = Math.min(common, line.length() - line.stripLeading().length());
            }
        }
        return common == Integer.MAX_VALUE ? 0 : common;
    }
}
