package dev.fairway.engine.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.{env}.example.com/v1, https://*.{env}.example.com/v1",
        "https://api-{env}.example.com, https://*-{env}.example.com",
        "https://{env}.example.com/v1/items, https://{env}.example.com/v1/items",
        "https://example.com/{env}/in, https://example.com/{env}/in",
        "shop-{env}, *-{env}",
        "data/shop/{env}/in, **/{env}/**",
        "{env}-shop, {env}-*"
    })
    void aStarReachesNoFurtherThanWhatItStandsFor(String template, String widened) {
        assertThat(Templates.widened(template)).isEqualTo(widened);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.{env}.example.com/v1, https://*.{env}.example.com/**",
        "https://{env}.example.com/v1/items, https://{env}.example.com/**",
        "https://example.com/{env}/in, https://example.com/{env}/in",
        "shop-{env}, *-{env}"
    })
    void behindAHostThatIsFixedMayStandAnyPath(String template, String widened) {
        assertThat(Templates.anyPath(template)).isEqualTo(widened);
    }
}
