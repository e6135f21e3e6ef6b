package dev.fairway.formats.read;

/// Reads HCL's expressions as the text that they are, comments left out and line breaks made blanks.
final class HclRawTexts {

    private final TextCursor cursor;
    private final Gathering gathering;
    private final HclTexts texts;

    HclRawTexts(TextCursor cursor, Gathering gathering, HclTexts texts) {
        this.cursor = cursor;
        this.gathering = gathering;
        this.texts = texts;
    }

    /// The bracketed group that begins here.
    String group() {
        return read(HclExpressions.Ending.LINE, true);
    }

    String expression(HclExpressions.Ending ending) {
        return read(ending, false);
    }

    private String read(HclExpressions.Ending ending, boolean oneGroup) {
        var place = cursor.place();
        var text = new StringBuilder();
        var open = 0;
        while (!cursor.atEnd() && !(open == 0 && endsHere(ending))) {
            gathering.checkScalar(text.length(), place);
            if (open == 0) {
                checkOperator(text);
            }
            var c = cursor.peek();
            if (startsBlank(c)) {
                HclBlanks.skipLines(cursor);
                text.append(' ');
            } else if (!appendText(text)) {
                open += isOpening(c) ? 1 : isClosing(c) ? -1 : 0;
                text.append(cursor.next());
                if (oneGroup && open == 0) {
                    break;
                }
            }
        }
        if (open > 0) {
            throw new Malformed(place, "no HCL: a bracket without its end");
        }
        return TextCursor.trimmed(text.toString());
    }

    /// A text within the expression, as it is written.
    private boolean appendText(StringBuilder text) {
        var start = cursor.index();
        if (cursor.peek() == '"') {
            texts.quoted(1);
        } else if (cursor.looksAt("<<") && HclExpressions.isName(cursor.peek(cursor.peek(2) == '-' ? 3 : 2))) {
            texts.heredoc();
        } else {
            return false;
        }
        text.append(cursor.since(start));
        return true;
    }

    /// Two values side by side, or an assignment, are no expression.
    private void checkOperator(StringBuilder before) {
        var c = cursor.peek();
        var length = before.length();
        if (c == '=' && cursor.peek(1) != '=' && !isOneOf(before, length - 1, "=!<>")) {
            throw cursor.malformed("no HCL: the line should end before =");
        }
        var startsValue = c == '"' || (c != '-' && HclExpressions.isName(c));
        if (startsValue && isOneOf(before, length - 1, " ") && length > 1 && endsValue(before.charAt(length - 2))) {
            throw cursor.malformed("no HCL: an operator, a comma or a closing bracket is missing");
        }
    }

    private static boolean isOneOf(StringBuilder text, int index, String characters) {
        return index >= 0 && characters.indexOf(text.charAt(index)) >= 0;
    }

    private static boolean endsValue(char c) {
        return c == '"' || c == ']' || c == ')' || c == '}' || (c != '-' && HclExpressions.isName(c));
    }

    private boolean startsBlank(int c) {
        return c == ' '
                || c == '\t'
                || c == '\f'
                || c == '\n'
                || c == '\r'
                || c == '#'
                || cursor.looksAt("//")
                || cursor.looksAt("/*");
    }

    private boolean endsHere(HclExpressions.Ending ending) {
        var c = cursor.peek();
        if (c == ',' || isClosing(c)) {
            return true;
        }
        if (ending == HclExpressions.Ending.BRACKET_ONLY) {
            return false;
        }
        var start = cursor.mark();
        HclBlanks.skip(cursor);
        var isEnd = cursor.atLineEnd();
        cursor.backTo(start);
        return isEnd;
    }

    private static boolean isOpening(int c) {
        return c == '(' || c == '[' || c == '{';
    }

    private static boolean isClosing(int c) {
        return c == ')' || c == ']' || c == '}';
    }
}
