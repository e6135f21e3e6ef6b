package dev.fairway.core.discovery;

import dev.fairway.core.discovery.EnvKey.Sighting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Profiles that are documents inside `application.yml` instead of files beside it.
final class SpringDocuments {

    private static final List<String> FILES = List.of("application.yaml", "application.yml", "application.properties");

    private static final List<Pattern> PROFILES = List.of(
            Pattern.compile("(?m)^[\\s#!]*(?:spring\\.config\\.activate\\.)?on-profile\\s*[:=](.+)$"),
            Pattern.compile("(?m)^spring\\.profiles\\s*[:=](.+)$"),
            Pattern.compile("(?m)^spring:\\s*\\R\\s+profiles:[ \\t]*([^\\s].*)$"));

    private SpringDocuments() {}

    /// The groups of a folder's files, with profiles that are documents added to that of `application-{env}`.
    static List<SiblingGroup> added(Folder folder, List<SiblingGroup> groups, Vocabulary vocabulary, Probe probe) {
        var result = new ArrayList<>(groups);
        for (var file : FILES) {
            if (!folder.files().contains(file) || folder.underTests()) {
                continue;
            }
            var text = probe.text(folder.path() + file).orElse("");
            var stated = sightings(file, profiles(text), vocabulary);
            if (!stated.isEmpty()) {
                add(result, file, stated);
            }
        }
        return result;
    }

    private static void add(List<SiblingGroup> groups, String file, NavigableMap<EnvKey, Sighting> stated) {
        for (var i = 0; i < groups.size(); i++) {
            var group = groups.get(i);
            if (group.template().startsWith("application-{env}.")) {
                var members = new TreeMap<>(stated);
                members.putAll(group.members());
                groups.set(i, new SiblingGroup(group.template(), members, group.rule()));
                return;
            }
        }
        groups.add(new SiblingGroup(file, stated, "documents of one file, each for a profile"));
    }

    private static NavigableMap<EnvKey, Sighting> sightings(String file, Set<String> profiles, Vocabulary vocabulary) {
        var stated = new TreeMap<EnvKey, Sighting>();
        var extension = file.substring(file.indexOf('.'));
        for (var profile : profiles) {
            vocabulary.find(profile).ifPresent(word -> {
                var key = new EnvKey(word.kin(), "");
                stated.putIfAbsent(
                        key, new Sighting(key, profile, file, extension, word.tier(), word.rank(), word.strong()));
            });
        }
        return stated;
    }

    /// Plain names only: of `!prod` or `cloud & eu` no environment can be told.
    private static Set<String> profiles(String text) {
        var found = new LinkedHashSet<String>();
        for (var pattern : PROFILES) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                for (var part : matcher.group(1).replaceAll("[\"'\\[\\]]", "").split("[,|]")) {
                    found.add(part.strip());
                }
            }
        }
        return found;
    }
}
