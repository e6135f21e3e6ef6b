package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CookieTest {

    @Test
    void aCookieHoldsASessionAndItsAttributesDoNot() {
        for (var key : List.of("Cookie", "Set-Cookie", "cookie")) {
            assertThat(SecretRule.looksSecret(List.of(key), "session=Ck5sVd9f; Path=/"))
                    .isTrue();
            assertThat(SecretRule.looksSecret(List.of(key), "Path=/; HttpOnly; SameSite=Lax"))
                    .isFalse();
        }
        assertThat(SecretRule.looksSecret(List.of("query"), "page=first")).isFalse();
    }
}
