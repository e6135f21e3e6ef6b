package dev.fairway.core.discovery;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.environment.Tier;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// A branch per environment: `dev`, `staging`, `production`, also of a remote, also below `env/` or `deploy/`.
final class Branches {

    private static final Set<String> FOLDERS = Set.of(
            "env",
            "envs",
            "environment",
            "environments",
            "stage",
            "stages",
            "deploy",
            "deployment",
            "release",
            "releases");
    private static final Set<String> TRUNKS = Set.of("main", "master", "trunk");

    private Branches() {}

    /// Local branches win over those of a remote with the same name.
    static Optional<Draft> of(List<String> branches, Vocabulary vocabulary) {
        var names = new TreeSet<>(branches);
        var members = new TreeMap<EnvKey, Sighting>();
        for (var remote : List.of(false, true)) {
            for (var branch : names) {
                if (isRemote(branch, names) == remote) {
                    sight(branch, remote, vocabulary).ifPresent(found -> members.putIfAbsent(found.key(), found));
                }
            }
        }
        var group = new SiblingGroup("branch {env}", members, "a branch per environment");
        if (!group.hasProduction() && group.leadsToProduction()) {
            addTrunk(members, names);
            group = new SiblingGroup(group.template(), members, group.rule());
        }
        if (!group.isCertain() || !group.leadsToProduction()) {
            return Optional.empty();
        }
        var files = new TreeMap<EnvKey, String>();
        members.forEach((key, sighting) -> files.put(key, sighting.name()));
        var root = new Folder("", Collections.emptyNavigableMap(), Collections.emptyNavigableSet());
        var unit = new DraftUnit(group.template(), Layout.BRANCHES, files, "");
        return Optional.of(new Draft(root, group, false, List.of(unit)));
    }

    private static boolean isRemote(String branch, Set<String> names) {
        var slash = branch.indexOf('/');
        return slash > 0
                && !FOLDERS.contains(branch.substring(0, slash))
                && !names.contains(branch.substring(0, slash));
    }

    private static Optional<Sighting> sight(String branch, boolean remote, Vocabulary vocabulary) {
        var name = remote ? branch.substring(branch.indexOf('/') + 1) : branch;
        var slash = name.indexOf('/');
        var own = slash > 0 && FOLDERS.contains(name.substring(0, slash)) ? name.substring(slash + 1) : name;
        return vocabulary
                .find(own)
                .map(word -> new Sighting(
                        new EnvKey(word.kin(), ""), own, branch, "", word.tier(), word.rank(), word.strong()));
    }

    private static void addTrunk(NavigableMap<EnvKey, Sighting> members, Set<String> names) {
        for (var branch : names) {
            var name = branch.substring(branch.lastIndexOf('/') + 1);
            if (TRUNKS.contains(name)) {
                var key = new EnvKey("prod", "");
                members.putIfAbsent(key, new Sighting(key, name, branch, "", Tier.PROD, 80, true));
                return;
            }
        }
    }
}
