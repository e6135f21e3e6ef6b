package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names as they are without an environment: those of production by omission, and those that all inherit from.
final class Elision {

    /// Names of files and folders from which environments inherit, weakest first.
    static final List<String> INHERITED =
            List.of("default", "defaults", "base", "common", "shared", "global", "globals", "all");

    /// Parts of names that tools lay under those with an environment.
    private static final Set<String> LAID_UNDER = Set.of(
            "values",
            "application",
            "appsettings",
            "config",
            "configuration",
            "settings",
            "compose",
            "env",
            "bootstrap",
            "kustomization",
            "main",
            "variables",
            "vars",
            "terraform",
            "chart",
            "package",
            "tsconfig",
            "default",
            "defaults",
            "base",
            "common",
            "shared",
            "global",
            "globals",
            "all");

    private Elision() {}

    /// The template without its extension.
    static String stem(String template) {
        var from = template.lastIndexOf(PLACEHOLDER) + PLACEHOLDER.length();
        var parsed = FileName.parse(template.replace(PLACEHOLDER, "env-"));
        if (parsed.isEmpty() || parsed.get().extension().isEmpty()) {
            return template;
        }
        var cut = template.length() - parsed.get().extension().length();
        return cut < from ? template : template.substring(0, cut);
    }

    /// The ways to write a template without its one placeholder and one separator beside it.
    static List<String> withoutToken(String template) {
        var at = template.indexOf(PLACEHOLDER);
        if (at < 0 || template.indexOf(PLACEHOLDER, at + 1) >= 0) {
            return List.of();
        }
        var before = template.substring(0, at);
        var after = template.substring(at + PLACEHOLDER.length());
        var ways = new ArrayList<String>();
        if (endsWithSeparator(before)) {
            ways.add(before.substring(0, before.length() - 1) + after);
        }
        if (startsWithSeparator(after)) {
            var way = before + after.substring(1);
            if (!ways.contains(way)) {
                ways.add(way);
            }
        }
        ways.removeIf(String::isEmpty);
        return ways;
    }

    /// Whether tools treat a file of this name as what the others inherit from.
    static boolean isInherited(String stem) {
        for (var part : stem.toLowerCase(Locale.ROOT).split("[^a-z0-9]+")) {
            if (LAID_UNDER.contains(part)) {
                return true;
            }
        }
        return stem.isEmpty();
    }

    /// Whether a folder or file of this name, but for a leading `_`, is what its siblings inherit from.
    static boolean isInheritedWhole(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return INHERITED.contains(lower.startsWith("_") ? lower.substring(1) : lower);
    }

    private static boolean endsWithSeparator(String text) {
        return !text.isEmpty() && isSeparator(text.charAt(text.length() - 1));
    }

    private static boolean startsWithSeparator(String text) {
        return !text.isEmpty() && isSeparator(text.charAt(0));
    }

    static boolean isSeparator(char character) {
        return character == '-' || character == '_' || character == '.';
    }
}
