package dev.fairway.core.discovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Profiles that come with an environment's own: `spring.profiles.group.prod: hard` adds `application-hard.yml`.
final class SpringGroups {

    private static final List<String> EXTENSIONS = List.of(".yaml", ".yml", ".properties");

    private static final Pattern FLAT =
            Pattern.compile("\\s*[\"']?spring\\.profiles\\.group\\.\"?([\\w-]+)\"?(?:\\[\\d+])?[\"']?\\s*[=:](.*)");

    private static final Pattern GROUP = Pattern.compile("(\\s*)(?:(?:spring\\.)?profiles\\.)?group:\\s*(?:#.*)?");

    private static final Pattern MEMBER = Pattern.compile("\\s*[\"']?([\\w-]+)[\"']?\\s*:(.*)");

    private SpringGroups() {}

    /// Files in the draft's folder of profiles that come with some of its environments and not with all, each with the
    /// environment's name.
    static NavigableMap<String, String> furtherFiles(Draft draft, Scope scope) {
        var tokens = new TreeMap<String, Set<String>>();
        for (var extension : EXTENSIONS) {
            scope.probe()
                    .text(draft.parent().path() + "application" + extension)
                    .ifPresent(text -> {
                        for (var member : members(text).entrySet()) {
                            collect(member.getKey(), member.getValue(), draft, scope, tokens);
                        }
                    });
        }
        var files = new TreeMap<String, String>();
        tokens.forEach((file, holders) -> {
            if (holders.size() < draft.group().members().size()) {
                files.put(file, String.join(", ", holders));
            }
        });
        return files;
    }

    private static void collect(
            String profile, List<String> members, Draft draft, Scope scope, Map<String, Set<String>> tokens) {
        var word = scope.vocabulary().find(profile);
        if (word.isEmpty()
                || draft.group().members().keySet().stream()
                        .noneMatch(key -> key.kin().equals(word.get().kin()))) {
            return;
        }
        for (var member : members) {
            for (var extension : EXTENSIONS) {
                var file = "application-" + member + extension;
                if (draft.parent().files().contains(file)) {
                    tokens.computeIfAbsent(file, _ -> new TreeSet<>()).add(profile);
                }
            }
        }
    }

    /// The profiles of each group, in whatever form it is written.
    private static Map<String, List<String>> members(String text) {
        var members = new TreeMap<String, List<String>>();
        var indent = -1;
        var profile = "";
        for (var line : text.lines().toList()) {
            var flat = FLAT.matcher(line);
            var group = GROUP.matcher(line);
            if (flat.matches()) {
                profile = flat.group(1);
                indent = line.length() - line.stripLeading().length();
                add(members, profile, flat.group(2));
            } else if (group.matches()) {
                indent = group.group(1).length();
                profile = "";
            } else if (indent >= 0 && isInside(line, indent)) {
                var member = MEMBER.matcher(line);
                profile = member.matches() ? member.group(1) : profile;
                add(
                        members,
                        profile,
                        member.matches() ? member.group(2) : line.strip().substring(1));
            } else if (!line.isBlank()) {
                indent = -1;
            }
        }
        return members;
    }

    private static boolean isInside(String line, int indent) {
        var own = line.length() - line.stripLeading().length();
        return !line.isBlank()
                && (own > indent || (own == indent && line.strip().startsWith("- ")));
    }

    private static void add(Map<String, List<String>> members, String profile, String text) {
        for (var name : text.replaceFirst("\\s#.*", "").split("[\\s,\\[\\]\"']+")) {
            if (!name.isEmpty() && !profile.isEmpty()) {
                members.computeIfAbsent(profile, _ -> new ArrayList<>()).add(name);
            }
        }
    }
}
