package dev.fairway.core.environment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// Environments that go by another name than they did: `prod` is spelled `production` now.
public final class OtherNames {

    private OtherNames() {}

    /// The name of today by the former one. Of each tier the only environment that came is the only one that went;
    /// where a name says no tier, or several came or went, nobody can tell by names.
    ///
    /// @param known names that were there before, here or elsewhere: who has one of them did not come
    public static SequencedMap<String, String> between(
            Collection<Environment> then, Collection<Environment> now, Collection<String> known) {
        var gone = without(then, names(now));
        var came = without(now, known);
        var names = new LinkedHashMap<String, String>();
        for (var former : gone) {
            var like = of(former.tier(), came);
            if (former.tier() != Tier.UNKNOWN
                    && like.size() == 1
                    && of(former.tier(), gone).size() == 1) {
                names.put(former.name(), like.getFirst().name());
            }
        }
        return names;
    }

    private static List<String> names(Collection<Environment> environments) {
        return environments.stream().map(Environment::name).toList();
    }

    private static List<Environment> without(Collection<Environment> environments, Collection<String> names) {
        return environments.stream()
                .filter(environment -> !names.contains(environment.name()))
                .toList();
    }

    private static List<Environment> of(Tier tier, List<Environment> environments) {
        return environments.stream()
                .filter(environment -> environment.tier() == tier)
                .toList();
    }
}
