package dev.fairway.formats.contract;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Kind;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Spells texts and values so that YAML reads back the same.
final class YamlSpelling {

    private static final Pattern SAFE = Pattern.compile("[A-Za-z](?:[A-Za-z0-9 _./-]*[A-Za-z0-9])?");
    private static final Pattern RANGE =
            Pattern.compile("[0-9]+(?:\\.[0-9]+)?[A-Za-z]{0,2}\\.\\.(?:[0-9]+(?:\\.[0-9]+)?[A-Za-z]{0,2})?");
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d{0,30})(?:\\.\\d{1,30})?");
    private static final Set<String> TAKEN =
            Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

    private YamlSpelling() {}

    /// A text, without quotes where nobody could read it as anything else.
    static String text(String text) {
        var safe = SAFE.matcher(text).matches() && !TAKEN.contains(text.toLowerCase(Locale.ROOT));
        return safe ? text : quoted(text);
    }

    /// What an environment may hold, in the contract's words.
    static String allowed(String text) {
        if (text.startsWith("[[") && text.endsWith("]]")) {
            return Arrays.stream(text.substring(2, text.length() - 2).split(", ", -1))
                    .map(member -> NUMBER.matcher(member).matches() ? member : text(member))
                    .collect(Collectors.joining(", ", "[[", "]]"));
        }
        if (text.startsWith("[") && text.endsWith("]")) {
            return Arrays.stream(text.substring(1, text.length() - 1).split(", ", -1))
                    .map(YamlSpelling::allowed)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return RANGE.matcher(text).matches() || NUMBER.matcher(text).matches() ? text : text(text);
    }

    static String value(Node node) {
        return switch (node) {
            case Node.Scalar(var kind, var text, var _) -> scalar(kind, text);
            case Node.Listing(var items, var _) ->
                items.stream().map(YamlSpelling::value).collect(Collectors.joining(", ", "[", "]"));
            case Node.Mapping(var entries, var _) ->
                entries.stream()
                        .map(entry -> text(entry.key()) + ": " + value(entry.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Node.Secret _, Node.Encrypted _ -> "present";
        };
    }

    private static String scalar(Kind kind, String text) {
        return switch (kind) {
            case NULL -> "null";
            case BOOLEAN -> text.equals("true") || text.equals("false") ? text : quoted(text);
            case NUMBER -> NUMBER.matcher(text).matches() ? text : quoted(text);
            case TEXT -> text(text);
        };
    }

    static String list(Collection<String> texts) {
        return texts.stream().map(YamlSpelling::text).collect(Collectors.joining(", ", "[", "]"));
    }

    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        text.codePoints().forEach(point -> {
            switch (point) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> {
                    if (visible(point)) {
                        quoted.appendCodePoint(point);
                    } else {
                        quoted.append(point > 0xFFFF ? "\\U%08x".formatted(point) : "\\u%04x".formatted(point));
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
