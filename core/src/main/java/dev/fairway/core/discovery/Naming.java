package dev.fairway.core.discovery;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// The repository's own names: of all spellings of an environment, the one it uses most.
///
/// @param names one per environment
/// @param ranks where each stands on the route
record Naming(NavigableMap<EnvKey, Environment> names, NavigableMap<EnvKey, Integer> ranks) {

    static Naming of(List<Draft> drafts, Vocabulary vocabulary) {
        var spellings = new TreeMap<EnvKey, Map<String, Integer>>();
        var tiers = new TreeMap<EnvKey, Tier>();
        var ranks = new TreeMap<EnvKey, Integer>();
        for (var draft : drafts) {
            draft.group().members().forEach((key, sighting) -> {
                count(spellings.computeIfAbsent(key, _ -> new HashMap<>()), draft, key, sighting);
                tiers.merge(key, sighting.tier(), (one, other) -> one == Tier.UNKNOWN ? other : one);
                ranks.merge(key, sighting.rank(), Math::max);
            });
        }
        var names = new TreeMap<EnvKey, Environment>();
        var taken = new HashSet<String>();
        for (var ownName : List.of(true, false)) {
            spellings.forEach((key, counted) -> {
                if (EnvironmentWords.find(key.kin()).isEmpty() == ownName) {
                    var tier = requireNonNull(tiers.get(key));
                    names.put(key, vocabulary.closed() ? declared(key, tier) : environment(key, counted, tier, taken));
                }
            });
        }
        return new Naming(names, ranks);
    }

    Environment environment(EnvKey key) {
        return requireNonNull(names.get(key));
    }

    String name(EnvKey key) {
        return environment(key).name();
    }

    int rank(EnvKey key) {
        return ranks.getOrDefault(key, 0);
    }

    private static void count(Map<String, Integer> counted, Draft draft, EnvKey key, Sighting sighting) {
        if (sighting.token().isEmpty()) {
            return;
        }
        var files = (int) draft.units().stream()
                .filter(unit -> unit.files().containsKey(key))
                .count();
        var unknown = EnvironmentWords.find(key.kin()).isEmpty();
        var spelling = unknown ? sighting.token() : sighting.token().toLowerCase(Locale.ROOT);
        counted.merge(spelling, Math.max(1, files), Integer::sum);
    }

    /// Declared names are the words themselves.
    private static Environment declared(EnvKey key, Tier tier) {
        return new Environment(key.kin(), List.of(), tier);
    }

    private static Environment environment(EnvKey key, Map<String, Integer> counted, Tier tier, Set<String> taken) {
        var spellings = counted.keySet().stream()
                .sorted(comparingInt((String spelling) -> -counted.getOrDefault(spelling, 0))
                        .thenComparing(comparingInt(String::length))
                        .thenComparing(comparing(spelling -> spelling)))
                .toList();
        var candidates = new ArrayList<>(spellings);
        candidates.add(key.kin().equals("prod") && key.region().isEmpty() ? "production" : key.text());
        candidates.add(key.text());
        var name = candidates.stream().filter(taken::add).findFirst().orElse(key.text() + "-" + taken.size());
        var aliases =
                spellings.stream().filter(spelling -> !spelling.equals(name)).toList();
        return new Environment(name, aliases, tier);
    }
}
