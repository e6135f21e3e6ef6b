package dev.fairway.core.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.classify.Classification.Suspicious;
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

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        NODE_ENV                    | production             | development
        ENVIRONMENT                 | uat                    | dev
        DOTNET_ENVIRONMENT          | Staging                | Staging
        SPRING_PROFILES_ACTIVE      | stage                  | stage
        settings_module             | shop.settings.prod     | shop.settings.dev
        """)
    void productionDoesNotRunAsWhatComesBeforeIt(String path, String stage, String prod) {
        assertThat(ClassifierTest.of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        RAILS_ENV                   | production             | production
        NODE_ENV                    | development            | production
        ENVIRONMENT                 | uat                    | live
        DB_NAME                     | shop_production        | shop_production
        DATABASE_URL                | postgres://a.stage.example.com/shop_production | postgres://a.prod.example.com/shop_production
        """)
    void productionsModeAndTheNameOfItsDatabaseAreRightEverywhere(String path, String stage, String prod) {
        assertThat(ClassifierTest.of(path, stage, prod)).isNotInstanceOf(Suspicious.class);
    }

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource(delimiter = '|', textBlock = """
        DB_NAME                     | shop_production        | shop_live
        DATABASE_URL                | postgres://a.prod.example.com/shop_production | postgres://a.prod.example.com/shop_production
        BUCKET                      | shop_production        | shop_production
        """)
    void whatOneCallsItsDatabaseAfterAnotherNamesIt(String path, String stage, String prod) {
        assertThat(ClassifierTest.of(path, stage, prod)).isInstanceOf(Suspicious.class);
    }

    private static List<String> named(String holder, String text) {
        return OTHERS.named(holder, text, List.of("value"));
    }
}
