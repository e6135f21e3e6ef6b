package dev.fairway.formats.read;

import java.util.regex.Pattern;

/// Follows YAML line by line and tells which lines are the content of a block scalar.
final class BlockScalars {

    private static final Pattern HEADER =
            Pattern.compile("(?:^|.*[:\\-?]\\s|.*[:\\-?]\\s.*\\s)[|>][-+0-9]{0,2}\\s*(?:\\s#.*)?\\R?");

    private int parentIndent = -1;

    boolean isContent(String line) {
        var indent = indent(line);
        var isBlank = line.isBlank();
        if (parentIndent >= 0) {
            if (isBlank || indent > parentIndent) {
                return true;
            }
            if (isControl(line)) {
                return false; // an action at the margin does not end the scalar
            }
            parentIndent = -1;
        }
        if (!isBlank
                && (line.indexOf('|') > 0 || line.indexOf('>') > 0)
                && HEADER.matcher(line).matches()) {
            parentIndent = indent;
        }
        return false;
    }

    private static boolean isControl(String line) {
        var text = line.strip();
        return (text.startsWith("{{") && text.endsWith("}}")) || (text.startsWith("{%") && text.endsWith("%}"));
    }

    private static int indent(String line) {
        var indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        return indent;
    }
}
