package dev.fairway.core.discovery;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.environment.Tier;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// Children of one folder whose names are alike but for the environment.
///
/// @param template the name with `{env}` in place of the environment
/// @param rule why they belong together
record SiblingGroup(String template, NavigableMap<EnvKey, Sighting> members, String rule) {

    /// Without one of these a group of files is a group of run modes.
    private static final Set<String> COMPARED = Set.of("stage", "qa", "uat", "preprod", "nonprod", "prod");

    SiblingGroup {
        members = Collections.unmodifiableNavigableMap(new TreeMap<>(members));
    }

    /// Whether the names say for sure that these are environments: two of them, one of which has a strong word.
    boolean isCertain() {
        if (members.size() < 2) {
            return false;
        }
        return members.values().stream().anyMatch(Sighting::strong) || hasRings();
    }

    private boolean hasRings() {
        return members.keySet().stream().filter(key -> key.kin().equals("ring")).count() >= 2;
    }

    /// Whether changes travel through these environments, so that they are no mere run modes.
    boolean leadsToProduction() {
        return members.values().stream()
                .anyMatch(sighting -> sighting.tier() == Tier.PROD
                        || COMPARED.contains(sighting.key().kin())
                        || (sighting.tier() == Tier.STAGE && sighting.strong()));
    }

    /// Whether no name here is one that an environment is known to have; only the folder says that they are some.
    boolean isNameless() {
        return members.values().stream().allMatch(sighting -> sighting.tier() == Tier.UNKNOWN);
    }

    boolean hasProduction() {
        return members.values().stream().anyMatch(sighting -> sighting.tier() == Tier.PROD);
    }

    SiblingGroup without(String kin) {
        var rest = new TreeMap<>(members);
        rest.keySet().removeIf(key -> key.kin().equals(kin));
        return new SiblingGroup(template, rest, rule);
    }
}
