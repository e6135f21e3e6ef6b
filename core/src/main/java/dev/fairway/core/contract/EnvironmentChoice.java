package dev.fairway.core.contract;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.EnvironmentWord;
import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.environment.Route;
import dev.fairway.core.environment.Tier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Which environments a word of the contract means: by name, then alias, then another spelling, then tier.
public final class EnvironmentChoice {

    private static final List<BiPredicate<String, Environment>> STEPS = List.of(
            (word, environment) -> environment.name().equals(word),
            (word, environment) -> environment.aliases().contains(word),
            EnvironmentChoice::sameKin,
            (word, environment) -> tier(word) != Tier.UNKNOWN && tier(word) == environment.tier());

    private EnvironmentChoice() {}

    /// The environments that a word means; several only where none has that very name, as `prod` may mean two regions.
    public static List<Environment> meant(String word, Route route) {
        for (var step : STEPS) {
            var meant = route.environments().stream()
                    .filter(environment -> step.test(word, environment))
                    .toList();
            if (!meant.isEmpty()) {
                return meant;
            }
        }
        return List.of();
    }

    /// Whether an environment has that name, that alias, or the same name in another spelling.
    public static boolean named(String word, Route route) {
        return route.environments().stream()
                .anyMatch(environment ->
                        STEPS.stream().limit(STEPS.size() - 1L).anyMatch(step -> step.test(word, environment)));
    }

    /// Whether two words say the same: `prod` and `production`.
    static boolean sameWord(String one, String other) {
        return one.equals(other) || (kin(one).isPresent() && kin(one).equals(kin(other)));
    }

    /// Which of several words speaks of an environment.
    static Optional<String> word(Collection<String> words, Environment environment) {
        for (var step : STEPS) {
            var found =
                    words.stream().filter(word -> step.test(word, environment)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /// Every word for an environment that a template may hold in place of `{env}`.
    static List<String> spellings(Environment environment) {
        var kin = kin(environment.name());
        var words = environment.aliases().stream();
        var same = kin.map(EnvironmentChoice::spellingsOf).orElse(List.of()).stream();
        return Stream.of(Stream.of(environment.name()), words, same)
                .flatMap(stream -> stream)
                .distinct()
                .toList();
    }

    private static List<String> spellingsOf(String kin) {
        return switch (kin) {
            case "dev" -> List.of("dev", "development", "develop");
            case "stage" -> List.of("stage", "staging", "stg");
            case "prod" -> List.of("prod", "production", "prd");
            default -> List.of(kin);
        };
    }

    private static boolean sameKin(String word, Environment environment) {
        var kin = kin(word);
        return kin.isPresent()
                && (kin.equals(kin(environment.name()))
                        || environment.aliases().stream().anyMatch(alias -> kin.equals(kin(alias))));
    }

    private static Optional<String> kin(String word) {
        return EnvironmentWords.find(word).map(EnvironmentWord::kin);
    }

    private static Tier tier(String word) {
        return EnvironmentWords.find(word).map(EnvironmentWord::tier).orElse(Tier.ofWord(word));
    }
}
