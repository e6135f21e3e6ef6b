package dev.fairway.core.discovery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The names of a file's mappings, read loosely: enough to see that some are names of environments.
final class Outline {

    private static final Pattern KEY =
            Pattern.compile("^( *)(?:\"([^\"]+)\"|'([^']+)'|([A-Za-z0-9_][\\w./-]*))\\s*:(?:\\s.*|)$");
    private static final Pattern TABLE = Pattern.compile("(?m)^\\[([A-Za-z0-9_.\"-]+)]");
    private static final Pattern MEMBER = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*+)\"\\s*(:?)|[{}\\[\\]]");
    private static final int DEEPEST = 12;
    private static final int MOST_LINES = 20_000;

    private Outline() {}

    /// The children's names by the path of their mapping, the root's being empty; only mappings.
    static Map<String, Set<String>> of(String extension, String text) {
        return switch (extension) {
            case ".json" -> json(text);
            case ".toml" -> toml(text);
            default -> yaml(text);
        };
    }

    private record Level(int indent, String path) {}

    private static Map<String, Set<String>> yaml(String text) {
        var children = new LinkedHashMap<String, Set<String>>();
        var levels = new ArrayDeque<Level>();
        var lines = text.split("\\R", MOST_LINES);
        for (var line : lines) {
            var matcher = KEY.matcher(line);
            if (line.length() > 400 || !matcher.matches()) {
                continue;
            }
            var indent = matcher.group(1).length();
            while (!levels.isEmpty() && levels.getLast().indent() >= indent) {
                levels.removeLast();
            }
            var key = firstOf(matcher.group(2), matcher.group(3), matcher.group(4));
            var parent = levels.isEmpty() ? "" : levels.getLast().path();
            children.computeIfAbsent(parent, _ -> new LinkedHashSet<>()).add(key);
            if (levels.size() < DEEPEST) {
                levels.addLast(new Level(indent, parent.isEmpty() ? key : parent + "." + key));
            }
        }
        return children;
    }

    private static String firstOf(@Nullable String... texts) {
        for (var text : texts) {
            if (text != null) {
                return text;
            }
        }
        return "";
    }

    private static Map<String, Set<String>> toml(String text) {
        var children = new LinkedHashMap<String, Set<String>>();
        var matcher = TABLE.matcher(text);
        while (matcher.find()) {
            var path = "";
            for (var part : matcher.group(1).replace("\"", "").split("\\.")) {
                children.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(part);
                path = path.isEmpty() ? part : path + "." + part;
            }
        }
        return children;
    }

    private static Map<String, Set<String>> json(String text) {
        var children = new LinkedHashMap<String, Set<String>>();
        var path = new ArrayList<String>();
        var pending = "";
        var matcher = MEMBER.matcher(text);
        while (matcher.find()) {
            var found = matcher.group();
            if (found.startsWith("\"")) {
                pending = matcher.group(2).isEmpty() ? "" : matcher.group(1);
                if (!pending.isEmpty() && path.size() <= DEEPEST) {
                    children.computeIfAbsent(joined(path), _ -> new LinkedHashSet<>())
                            .add(pending);
                }
            } else if (found.equals("{") || found.equals("[")) {
                path.add(pending);
                pending = "";
            } else if (!path.isEmpty()) {
                path.removeLast();
            }
        }
        return children;
    }

    /// Without the root, whose name is empty.
    private static String joined(List<String> path) {
        return String.join(".", path.size() > 1 ? path.subList(1, path.size()) : List.of());
    }
}
