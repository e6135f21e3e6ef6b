package dev.fairway.formats.read;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One action of a template language inside a text: `{{ … }}`, `{% … %}`, `{# … #}`, `<% … %>`, `@name@`.
///
/// @param start index of its first character
/// @param end index after its last
record TemplateAction(int start, int end, Kind kind) {

    enum Kind {
        /// Leaves something in the text.
        OUTPUT,
        /// Leaves nothing: conditions, loops, comments, assignments.
        CONTROL
    }

    private static final Pattern CHOICE =
            Pattern.compile("(?:\\{\\{|\\{%|<%)[-~#\\s]{0,20}(?:if|unless|elsif|elif|case|when)\\b");

    private static final int LONGEST = 20_000;

    private static final int LONGEST_NAME = 80;

    private static final List<String> CONTROL_WORDS = List.of("""
        if else end range with define block break continue elif endif for endfor unless each set fail\
        """.split("\\s+"));

    /// Whether what follows the action depends on something that only its tool knows.
    boolean isChoice(String text) {
        return CHOICE.matcher(text.substring(start, end)).lookingAt();
    }

    /// The action that begins at an index, or null.
    static @Nullable TemplateAction at(String text, int start, boolean withNames) {
        if (text.startsWith("{{", start)) {
            var end = closing(text, start, "}}");
            end = end > 0 && end < text.length() && text.startsWith("{{{", start) && text.charAt(end) == '}'
                    ? end + 1
                    : end;
            return end < 0 ? null : new TemplateAction(start, end, ofBraces(text.substring(start + 2, end - 2)));
        }
        if (text.startsWith("{%", start)) {
            return enclosed(text, start, "%}", Kind.CONTROL);
        }
        if (text.startsWith("{#", start)) {
            return enclosed(text, start, "#}", Kind.CONTROL);
        }
        if (text.startsWith("<%", start)) {
            return enclosed(text, start, "%>", text.startsWith("<%=", start) ? Kind.OUTPUT : Kind.CONTROL);
        }
        return withNames && text.charAt(start) == '@' ? name(text, start) : null;
    }

    private static @Nullable TemplateAction enclosed(String text, int start, String close, Kind kind) {
        var end = closing(text, start, close);
        return end < 0 ? null : new TemplateAction(start, end, kind);
    }

    /// `@project.version@`, which build tools replace; YAML lets no scalar begin with `@`.
    private static @Nullable TemplateAction name(String text, int start) {
        for (var at = start + 1; at < Math.min(text.length(), start + LONGEST_NAME); at++) {
            var c = text.charAt(at);
            if (c == '@') {
                return at - start < 3 ? null : new TemplateAction(start, at + 1, Kind.OUTPUT);
            }
            if (!Character.isLetterOrDigit(c) && "._-".indexOf(c) < 0) {
                return null;
            }
        }
        return null;
    }

    private static int closing(String text, int start, String close) {
        var at = text.indexOf(close, start + 2, Math.min(text.length(), start + LONGEST));
        return at < 0 ? -1 : at + close.length();
    }

    private static Kind ofBraces(String inside) {
        var body = inside.strip().replaceFirst("^[-~]\\s*", "");
        if (body.isEmpty() || "#/^!$".indexOf(body.charAt(0)) >= 0) {
            var isAssignment = (body.startsWith("$") && body.contains(":=")) || body.matches("(?s)\\$\\w+\\s*=[^=].*");
            return body.startsWith("$") && !isAssignment ? Kind.OUTPUT : Kind.CONTROL;
        }
        var word = body.split("[^A-Za-z]", 2)[0].toLowerCase(Locale.ROOT);
        return CONTROL_WORDS.contains(word) ? Kind.CONTROL : Kind.OUTPUT;
    }
}
