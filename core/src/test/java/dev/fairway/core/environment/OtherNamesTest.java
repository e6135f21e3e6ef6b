package dev.fairway.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OtherNamesTest {

    private static final Environment DEV = environment("dev", Tier.DEV);
    private static final Environment PROD = environment("prod", Tier.PROD);
    private static final Environment PRODUCTION = environment("production", Tier.PROD);

    @Test
    void theOnlyOneOfItsTierThatCameIsTheOnlyOneThatWent() {
        assertThat(between(List.of(DEV, PROD), List.of(DEV, PRODUCTION))).isEqualTo(Map.of("prod", "production"));
    }

    @Test
    void anotherTierIsAnotherEnvironment() {
        assertThat(between(List.of(DEV, PROD), List.of(DEV, environment("qa", Tier.TEST))))
                .isEmpty();
    }

    @Test
    void ofSeveralNobodyCanTell() {
        var east = environment("prod-east", Tier.PROD);

        assertThat(between(List.of(DEV, PROD), List.of(DEV, PRODUCTION, east))).isEmpty();
        assertThat(between(List.of(DEV, PROD, east), List.of(DEV, PRODUCTION))).isEmpty();
    }

    @Test
    void aNameThatSaysNoTierSaysNothing() {
        assertThat(between(
                        List.of(DEV, environment("blue", Tier.UNKNOWN)),
                        List.of(DEV, environment("green", Tier.UNKNOWN))))
                .isEmpty();
    }

    @Test
    void whoWasThereElsewhereDidNotCome() {
        assertThat(OtherNames.between(List.of(DEV, PROD), List.of(DEV, PRODUCTION), List.of("prod", "production")))
                .isEmpty();
    }

    private static Map<String, String> between(List<Environment> then, List<Environment> now) {
        return OtherNames.between(
                then, now, then.stream().map(Environment::name).toList());
    }

    private static Environment environment(String name, Tier tier) {
        return new Environment(name, List.of(), tier);
    }
}
