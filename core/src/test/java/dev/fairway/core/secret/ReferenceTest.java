package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What says where a secret is kept, and what only looks like that.
final class ReferenceTest {

    @ParameterizedTest
    @CsvSource({
        "${vault:secret/prod/db#password}, false",
        "${ssm:/prod/db/password}, false",
        "${env:DB_PASSWORD}, false",
        "${DB_PASSWORD:hunter2}, true",
        "${vault:hunter2}, true",
        "${secret:hunter/2}, true"
    })
    void aLookupIsNoDefaultOfAVariable(String text, boolean secret) {
        assertThat(SecretRule.looksSecret(List.of("DB_PASSWORD"), text)).isEqualTo(secret);
    }
}
