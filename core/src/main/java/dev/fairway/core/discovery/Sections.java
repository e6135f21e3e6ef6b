package dev.fairway.core.discovery;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Environments as parts of one file: `development:`, `test:`, `production:` at its top, or below `environments:`.
final class Sections {

    private static final int MOST_FILES = 400;
    private static final int MOST_CHARACTERS = 200_000;
    private static final Set<String> HOLDERS = Set.of("environments", "envs", "env", "stages", "profiles");

    /// Without one of these no group leads to production.
    private static final Pattern SOME_NAME =
            Pattern.compile("(?i)\\b(?:prod|production|prd|live|stage|staging|stg|uat|preprod|pre-prod|nonprod)\\b");

    private Sections() {}

    /// @param claimed paths that belong to families already
    static List<Draft> of(Folder root, Vocabulary vocabulary, Probe probe, Set<String> claimed) {
        var found = new ArrayList<Draft>();
        var level = List.of(root);
        var asked = 0;
        // the shallowest files first: what describes all environments seldom lies deep
        while (!level.isEmpty() && asked < MOST_FILES) {
            var next = new ArrayList<Folder>();
            for (var folder : level) {
                if (folder.underTests()) {
                    continue;
                }
                for (var file : folder.files()) {
                    var extension = extension(file);
                    if (extension.isEmpty() || claimed.contains(folder.path() + file) || asked >= MOST_FILES) {
                        continue;
                    }
                    asked++;
                    found.addAll(inFile(folder, file, extension, vocabulary, probe));
                }
                next.addAll(folder.folders().values());
            }
            level = next;
        }
        return found;
    }

    /// Empty for files that are no settings: those of build services are named like environments, too.
    private static String extension(String file) {
        if (file.startsWith(".") || file.contains("pipelines")) {
            return "";
        }
        var extension = FileName.parse(file).map(FileName::extension).orElse("").toLowerCase(Locale.ROOT);
        var inner = extension.lastIndexOf('.') > 0 ? extension.substring(0, extension.lastIndexOf('.')) : extension;
        return switch (inner) {
            case ".yaml", ".yml" -> ".yaml";
            case ".json", ".toml" -> inner;
            default -> "";
        };
    }

    private static List<Draft> inFile(
            Folder folder, String file, String extension, Vocabulary vocabulary, Probe probe) {
        var path = folder.path() + file;
        var text = probe.text(path).orElse("");
        if (text.length() > MOST_CHARACTERS || !SOME_NAME.matcher(text).find() || looksLikeObject(text)) {
            return List.of();
        }
        var found = new ArrayList<Draft>();
        Outline.of(extension, text).forEach((parent, children) -> {
            var holder = parent.substring(parent.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
            if (!parent.isEmpty() && !HOLDERS.contains(holder)) {
                return;
            }
            var group = group(file, children, vocabulary);
            if (group.isCertain() && isRoute(group)) {
                var section = (parent.isEmpty() ? "" : parent + ".") + SiblingGroups.PLACEHOLDER;
                var files = new TreeMap<EnvKey, String>();
                group.members().keySet().forEach(key -> files.put(key, path));
                found.add(
                        new Draft(folder, group, false, List.of(new DraftUnit(path, Layout.SECTIONS, files, section))));
            }
        });
        return found;
    }

    /// Country codes are called `QA` and `CI`, too.
    private static boolean isRoute(SiblingGroup group) {
        return group.members().values().stream()
                .anyMatch(member -> member.tier() == Tier.PROD || member.tier() == Tier.STAGE);
    }

    private static boolean looksLikeObject(String text) {
        return text.startsWith("apiVersion:") || text.contains("\napiVersion:");
    }

    private static SiblingGroup group(String file, Set<String> names, Vocabulary vocabulary) {
        var members = new TreeMap<EnvKey, Sighting>();
        for (var name : names) {
            vocabulary.find(name).filter(word -> !word.kin().equals("local")).ifPresent(word -> {
                var key = new EnvKey(word.kin(), "");
                members.putIfAbsent(key, new Sighting(key, name, file, "", word.tier(), word.rank(), word.strong()));
            });
        }
        return new SiblingGroup(file, members, "parts of one file that are named like environments");
    }
}
