package dev.fairway.formats.read;

import java.util.regex.Pattern;

/// Guesses a format from text, for files whose name does not tell.
final class ContentForm {

    /// What stands further down does not change the guess.
    private static final int LINES = 200;

    private static final int LONGEST_LINE = 2_000;

    private static final Pattern SECTION = Pattern.compile("\\[[^\\[\\]{}\",]+]\\s*(?:[#;].*)?");
    private static final Pattern ASSIGNMENT = Pattern.compile("(?:export\\s+)?[A-Za-z_][\\w.]*=.*");
    private static final Pattern LOOSE_ASSIGNMENT = Pattern.compile("[A-Za-z_][\\w.-]*\\s*=.*");
    private static final Pattern YAML_LINE =
            Pattern.compile("---(?:\\s.*)?|-\\s.*|(?:[^\\s:#\"'=(){}]+|\"[^\"]*\"|'[^']*')\\s*:(?:\\s.*)?");

    private ContentForm() {}

    static Format guess(String text) {
        var first = firstCharacter(text);
        if (text.indexOf('\0') >= 0 || first == '<' || text.startsWith("#!")) {
            return Format.OTHER;
        }
        if (first == '{'
                && !text.stripLeading().startsWith("{{")
                && !text.stripLeading().startsWith("{%")) {
            return Format.JSON;
        }
        return byLines(text);
    }

    private static Format byLines(String text) {
        var yaml = 0;
        var assignments = 0;
        var other = 0;
        var at = 0;
        for (var i = 0; i < LINES && at < text.length(); i++) {
            var end = YamlSegments.nextLine(text, at);
            var line = text.substring(at, Math.min(end, at + LONGEST_LINE)).stripTrailing();
            at = end;
            if (line.isBlank()
                    || line.startsWith("#")
                    || line.startsWith("{{")
                    || line.startsWith("{%")
                    || line.startsWith("<%")) {
                continue;
            }
            if (SECTION.matcher(line).matches() && yaml == 0) {
                return Format.INI;
            }
            var isIndented = Character.isWhitespace(line.charAt(0));
            if (YAML_LINE.matcher(line).matches()) {
                yaml++;
            } else if (ASSIGNMENT.matcher(line).matches()) {
                assignments++;
            } else if (!isIndented && !LOOSE_ASSIGNMENT.matcher(line).matches()) {
                other++;
            }
        }
        if (yaml > assignments && yaml > other) {
            return Format.YAML;
        }
        return assignments > 0 && assignments > other ? Format.DOTENV : Format.OTHER;
    }

    private static int firstCharacter(String text) {
        for (var i = 0; i < text.length(); i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return text.charAt(i);
            }
        }
        return TextCursor.END;
    }
}
