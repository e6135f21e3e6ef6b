package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;
import static java.util.stream.Collectors.toCollection;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rule for a folder called `environments`, `envs` or `env`: every child of it is an environment.
final class EveryChild {

    private static final String RULE = "every name under a folder of environments is one";

    /// Names that are no environment even there.
    private static final Set<String> NEVER = Set.of(
            "template",
            "templates",
            "module",
            "modules",
            "lib",
            "libs",
            "scripts",
            "bin",
            "src",
            "include",
            "readme",
            "docs",
            "examples",
            "example",
            "components",
            "crds",
            "charts",
            "policies",
            "kustomization",
            "chart",
            "values",
            "helmfile",
            "terragrunt",
            "main",
            "variables",
            "outputs",
            "backend",
            "providers",
            "versions",
            "index",
            "config",
            "settings",
            "package",
            "tsconfig",
            "local",
            "localhost");

    private EveryChild() {}

    /// The groups with the names that no group explains added to the group of whole names.
    static List<SiblingGroup> complete(
            List<SiblingGroup> groups, List<FileName> names, boolean folders, Vocabulary vocabulary) {
        var result = new ArrayList<SiblingGroup>();
        var extensions =
                names.stream().map(name -> FileName.format(name.extension())).collect(toCollection(TreeSet::new));
        for (var format : extensions) {
            var same = names.stream()
                    .filter(name -> FileName.format(name.extension()).equals(format))
                    .toList();
            result.addAll(completeFormat(groups, same, folders, vocabulary));
        }
        return result;
    }

    private static List<SiblingGroup> completeFormat(
            List<SiblingGroup> groups, List<FileName> names, boolean folders, Vocabulary vocabulary) {
        var own = names.stream().map(name -> name.stem() + name.extension()).collect(toCollection(TreeSet::new));
        var mine = groups.stream()
                .filter(group -> own.containsAll(SiblingGroups.names(group)))
                .toList();
        var explained = new TreeSet<String>();
        var result = new ArrayList<SiblingGroup>();
        var whole = new TreeMap<EnvKey, Sighting>();
        var template = PLACEHOLDER + (folders ? "" : names.getFirst().extension());
        for (var group : mine) {
            if (Elision.stem(group.template()).equals(PLACEHOLDER)) {
                whole.putAll(group.members());
                template = group.template();
            } else if (group.isCertain()) {
                explained.addAll(SiblingGroups.names(group));
                result.add(group);
            }
        }
        addRest(whole, explained, names, vocabulary);
        var all = new SiblingGroup(template, whole, RULE);
        if (all.members().size() > 1 && (mine.isEmpty() || namesSomeEnvironment(all))) {
            result.add(all);
        } else {
            result.addAll(mine.stream().filter(group -> !result.contains(group)).toList());
        }
        return result;
    }

    private static void addRest(
            NavigableMap<EnvKey, Sighting> whole, Set<String> explained, List<FileName> names, Vocabulary vocabulary) {
        var stems = names.stream().map(FileName::stem).collect(toCollection(TreeSet::new));
        var present = whole.values().stream().map(Sighting::name).collect(toCollection(TreeSet::new));
        for (var name : names) {
            var file = name.stem() + name.extension();
            var lower = name.stem().toLowerCase(Locale.ROOT);
            if (present.contains(file) || explained.contains(file) || isNever(lower) || vocabulary.closed()) {
                continue;
            }
            var key = new EnvKey(name.stem(), "");
            whole.putIfAbsent(key, sighting(key, name, stems, vocabulary));
        }
    }

    private static boolean isNever(String name) {
        return name.isEmpty() || name.startsWith(".") || NEVER.contains(name) || Elision.isInheritedWhole(name);
    }

    private static Sighting sighting(EnvKey key, FileName name, NavigableSet<String> stems, Vocabulary vocabulary) {
        var file = name.stem() + name.extension();
        var mentions = Mention.in(name.stem(), vocabulary);
        if (!mentions.isEmpty()) {
            var word = mentions.getLast().word();
            return new Sighting(key, name.stem(), file, name.extension(), word.tier(), word.rank(), word.strong());
        }
        var production = stems.stream().anyMatch(other -> isSuffixed(other, name.stem(), vocabulary));
        return production
                ? new Sighting(key, name.stem(), file, name.extension(), Tier.PROD, 80, true)
                : new Sighting(key, name.stem(), file, name.extension(), Tier.UNKNOWN, 0, false);
    }

    /// Whether a name is another one with an environment's word behind it: `oss-vdb-test` for `oss-vdb`.
    private static boolean isSuffixed(String name, String shorter, Vocabulary vocabulary) {
        return name.length() > shorter.length() + 1
                && name.startsWith(shorter)
                && Elision.isSeparator(name.charAt(shorter.length()))
                && !Mention.in(name.substring(shorter.length() + 1), vocabulary).isEmpty();
    }

    private static boolean namesSomeEnvironment(SiblingGroup group) {
        return group.members().values().stream().anyMatch(Sighting::strong) || group.isCertain();
    }
}
