package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;
import static java.util.Objects.requireNonNull;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.discovery.EnvKey.Sighting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What a folder per environment states: its overlays, and its files by their path inside the folder.
final class FolderUnits {

    private static final String OVERLAY = "/";

    private FolderUnits() {}

    static List<DraftUnit> of(Folder parent, SiblingGroup group, Vocabulary vocabulary, Probe probe) {
        var inside = new TreeMap<EnvKey, List<String>>();
        group.members().forEach((key, sighting) -> inside.put(key, statedIn(child(parent, sighting))));
        var units = joined(inside, group, vocabulary);
        var drafts = new ArrayList<DraftUnit>();
        var prefix = parent.path() + group.template() + "/";
        mergedFormats(units).forEach((relative, byKey) -> {
            var paths = new TreeMap<EnvKey, String>();
            byKey.forEach((key, path) -> paths.put(
                    key, child(parent, requireNonNull(group.members().get(key))).path() + bare(path)));
            drafts.add(draft(prefix + bare(relative), relative.endsWith(OVERLAY), paths, parent, group, probe));
        });
        return drafts;
    }

    private static Folder child(Folder parent, Sighting sighting) {
        return requireNonNull(parent.folders().get(sighting.name()));
    }

    private static DraftUnit draft(
            String template,
            boolean overlay,
            NavigableMap<EnvKey, String> paths,
            Folder parent,
            SiblingGroup group,
            Probe probe) {
        if (overlay) {
            return new DraftUnit(template, Layout.KUSTOMIZE, withPlainFolders(paths, template, parent, group), "");
        }
        var folder = template.substring(0, template.lastIndexOf('/') + 1);
        return new DraftUnit(template, Layouts.of(paths.firstEntry().getValue(), folder, probe), paths, "");
    }

    /// An environment whose folder holds the same place without a kustomization takes part with its manifests.
    private static NavigableMap<EnvKey, String> withPlainFolders(
            NavigableMap<EnvKey, String> paths, String template, Folder parent, SiblingGroup group) {
        var relative = template.substring((parent.path() + group.template() + "/").length());
        var all = new TreeMap<>(paths);
        group.members().forEach((key, sighting) -> {
            var folder = child(parent, sighting);
            for (var segment : relative.isEmpty() ? new String[0] : relative.split("/")) {
                folder = folder == null ? null : folder.folders().get(segment);
            }
            if (folder != null && folder.files().stream().anyMatch(FolderUnits::isYaml)) {
                all.putIfAbsent(key, folder.path());
            }
        });
        return all;
    }

    private static boolean isYaml(String file) {
        return file.endsWith(".yaml") || file.endsWith(".yml");
    }

    /// Overlays end in `/`; the folder itself is `/`.
    private static List<String> statedIn(Folder folder) {
        var found = new ArrayList<String>();
        collect(folder, "", found);
        return found;
    }

    private static void collect(Folder folder, String prefix, List<String> found) {
        if (folder.hasKustomization()) {
            found.add(prefix.isEmpty() ? OVERLAY : prefix);
            return;
        }
        folder.files().stream()
                .filter(file -> FileName.parse(file).isPresent())
                .forEach(file -> found.add(prefix + file));
        folder.folders().forEach((name, below) -> collect(below, prefix + name + "/", found));
    }

    private static String bare(String relative) {
        return relative.equals(OVERLAY) ? "" : relative;
    }

    /// Paths by template: as they are where two environments have the same, else with the environment's name replaced.
    private static NavigableMap<String, NavigableMap<EnvKey, String>> joined(
            NavigableMap<EnvKey, List<String>> inside, SiblingGroup group, Vocabulary vocabulary) {
        var literal = new HashMap<String, Integer>();
        inside.values().forEach(paths -> paths.forEach(path -> literal.merge(path, 1, Integer::sum)));
        var templated = new HashMap<String, Integer>();
        var rewritten = new HashMap<EnvKey, Map<String, String>>();
        inside.forEach((key, paths) -> {
            var own = new HashMap<String, String>();
            for (var path : paths) {
                if (literal.getOrDefault(path, 0) < 2) {
                    var template =
                            templated(path, requireNonNull(group.members().get(key)), vocabulary);
                    if (!template.equals(path) && own.putIfAbsent(path, template) == null) {
                        templated.merge(template, 1, Integer::sum);
                    }
                }
            }
            rewritten.put(key, own);
        });
        var units = new TreeMap<String, NavigableMap<EnvKey, String>>();
        inside.forEach((key, paths) -> {
            var own = rewritten.getOrDefault(key, Map.of());
            for (var path : paths) {
                var template = own.getOrDefault(path, path);
                var shared = templated.getOrDefault(template, 0) > 1;
                var files = units.computeIfAbsent(shared ? template : path, _ -> new TreeMap<>());
                files.putIfAbsent(key, path);
            }
        });
        return units;
    }

    private static String templated(String path, Sighting sighting, Vocabulary vocabulary) {
        var text = replacedWhole(path, sighting.token());
        if (!text.equals(path)) {
            return text;
        }
        var result = new StringBuilder();
        var from = 0;
        for (var mention : Mention.in(path, vocabulary)) {
            if (mention.word().kin().equals(sighting.key().kin())) {
                result.append(path, from, mention.start()).append(PLACEHOLDER);
                from = mention.end();
            }
        }
        return result.append(path, from, path.length()).toString();
    }

    /// All places where the token stands between separators.
    private static String replacedWhole(String path, String token) {
        var lower = path.toLowerCase(Locale.ROOT);
        var word = token.toLowerCase(Locale.ROOT);
        var result = new StringBuilder();
        var from = 0;
        for (var at = lower.indexOf(word); at >= 0 && !word.isEmpty(); at = lower.indexOf(word, at + 1)) {
            var end = at + word.length();
            var starts = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
            var ends = end == lower.length() || !Character.isLetterOrDigit(lower.charAt(end));
            if (starts && ends && at >= from) {
                result.append(path, from, at).append(PLACEHOLDER);
                from = end;
            }
        }
        return result.append(path, from, path.length()).toString();
    }

    /// `values.yml` of one environment is the `values.yaml` of another.
    private static NavigableMap<String, NavigableMap<EnvKey, String>> mergedFormats(
            NavigableMap<String, NavigableMap<EnvKey, String>> units) {
        var merged = new TreeMap<String, NavigableMap<EnvKey, String>>();
        var byStem = new HashMap<String, String>();
        units.forEach((template, files) -> {
            var stem = stemAndFormat(template);
            var other = byStem.putIfAbsent(stem, template);
            var present = other == null ? null : merged.get(other);
            if (present != null && files.keySet().stream().noneMatch(present::containsKey)) {
                present.putAll(files);
            } else {
                merged.put(template, new TreeMap<>(files));
            }
        });
        return merged;
    }

    private static String stemAndFormat(String template) {
        var slash = template.lastIndexOf('/') + 1;
        return FileName.parse(template.substring(slash))
                .map(name -> template.substring(0, slash) + name.stem() + "|" + FileName.format(name.extension()))
                .orElse(template);
    }
}
