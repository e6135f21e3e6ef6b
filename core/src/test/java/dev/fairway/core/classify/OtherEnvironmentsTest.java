package dev.fairway.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.environment.Environment;
import dev.fairway.core.environment.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OtherEnvironmentsTest {

    private static final OtherEnvironments OTHERS = OtherEnvironments.among(List.of(
            new Environment("dev", List.of(), Tier.DEV),
            new Environment("preprod", List.of(), Tier.STAGE),
            new Environment("prod", List.of(), Tier.PROD)));

    @Test
    void aSegmentThatIsAnothersNameNamesIt() {
        assertThat(named("prod", "https://api.dev.example.com/v1")).containsExactly("dev");
        assertThat(named("dev", "shop-production")).containsExactly("prod");
    }

    @ParameterizedTest
    @CsvSource({"dev, alerts-non-prod", "preprod, alerts-nonprod", "dev, not-production", "dev, non_prod.example.com"})
    void whatIsNotProductionDoesNotNameIt(String holder, String text) {
        assertThat(named(holder, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PRE-PRODUCTION", "pre-prod", "preproduction", "api.pre_prod.example.com"})
    void preproductionIsNotProductionHoweverItIsSpelled(String text) {
        assertThat(named("preprod", text)).isEmpty();
        assertThat(named("prod", text)).containsExactly("preprod");
    }

    @ParameterizedTest
    @CsvSource({"http://localhost:3000/dev/saml", "http://127.0.0.1/prod", "https://[::1]:8080/prod/"})
    void whatThisMachineServesIsNoOtherEnvironment(String text) {
        assertThat(named("preprod", text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"letsencrypt-prod", "letsencrypt-dns01-prod", "lets-encrypt-production", "shop-letsencrypt-prod"})
    void theProductionOfAnAuthorityIsRightEverywhere(String text) {
        assertThat(named("dev", text)).isEmpty();
    }

    private static List<String> named(String holder, String text) {
        return OTHERS.named(holder, text, List.of("value"));
    }
}
