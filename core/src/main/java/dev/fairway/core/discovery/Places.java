package dev.fairway.core.discovery;

import dev.fairway.core.discovery.EnvKey.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The rule for folders like `overlays` and `clusters` whose children are not named alike: `test`, `ocp4-stage`,
/// `moc-prod`.
final class Places {

    private static final String RULE = "folders of one place, each of whose names speaks of another environment";

    private Places() {}

    /// The groups, or the one of unlike names where no group of like ones is certain.
    static List<SiblingGroup> completed(List<SiblingGroup> groups, Folder folder, Vocabulary vocabulary) {
        if (!folder.holdsPlaces() || groups.stream().anyMatch(SiblingGroup::isCertain)) {
            return groups;
        }
        var members = new TreeMap<EnvKey, Sighting>();
        for (var name : folder.folders().keySet()) {
            var mentions = Mention.in(name, vocabulary);
            if (mentions.size() == 1) {
                var word = mentions.getFirst().word();
                var key = new EnvKey(word.kin(), "");
                var sighting = new Sighting(key, name, name, "", word.tier(), word.rank(), word.strong());
                if (members.putIfAbsent(key, sighting) != null) {
                    return groups;
                }
            }
        }
        var group = new SiblingGroup(SiblingGroups.PLACEHOLDER, members, RULE);
        if (!group.isCertain()) {
            return groups;
        }
        var result = new ArrayList<SiblingGroup>();
        result.add(group);
        return result;
    }
}
