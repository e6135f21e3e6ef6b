package dev.fairway.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnvironmentTokensTest {

    private static final EnvironmentTokens TOKENS = EnvironmentTokens.of(
            List.of(
                    new Environment("dev", List.of(), Tier.DEV),
                    new Environment("oss-vdb-test", List.of(), Tier.TEST),
                    new Environment("staging", List.of(), Tier.STAGE),
                    new Environment("prod", List.of(), Tier.PROD)),
            Map.of("staging", "stg", "prod", "production"));

    @ParameterizedTest
    @CsvSource({
        "staging, api.stage.example.com,       api.{env}.example.com",
        "staging, caesar-staging-env-vars,     caesar-{env}-env-vars",
        "staging, RAILS_STG_HOST,              RAILS_{env}_HOST",
        "prod,    arn:aws:s3:::logs-Production, arn:aws:s3:::logs-{env}",
        "prod,    prod/prod,                   {env}/{env}",
        "dev,     DEVELOPMENT,                 {env}",
        "oss-vdb-test, projects/oss_vdb_test/x, projects/{env}/x",
    })
    void ownNameIsReplacedAsWholeWord(String environment, String text, String template) {
        assertThat(TOKENS.template(text, environment)).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({
        "prod, products",
        "prod, reprod",
        "prod, prod2",
        "prod, staging",
        "dev,  device",
        "staging, prd",
        "oss-vdb-test, oss-vdb",
        "nowhere, prod",
    })
    void otherTextStaysTheSameObject(String environment, String text) {
        assertThat(TOKENS.template(text, environment)).isSameAs(text);
        assertThat(TOKENS.elided(text, environment)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "api.stage.example.com,        api.example.com",
        "api-stage.example.com,        api.example.com",
        "caesar-staging-app,           caesar-app",
        "https://stage.example.com,    https://example.com",
        "https://example.com/stage/v1, https://example.com/v1",
        "https://example.com/stage,    https://example.com",
        "staging_dataset,              dataset",
        "db-stg,                       db",
        "stage,                        ''",
    })
    void productionMayBeTheEmptyName(String text, String production) {
        assertThat(TOKENS.elided(text, "staging")).contains(production);
    }

    @Test
    void namesOfOneEnvironmentAreNotThoseOfAnother() {
        assertThat(TOKENS.isNamedIn("production", "prod")).isTrue();
        assertThat(TOKENS.isNamedIn("production", "staging")).isFalse();
    }
}
