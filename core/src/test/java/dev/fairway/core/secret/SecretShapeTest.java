package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretShapeTest {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef0123456789abcdef";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SK" + HEX,
                "dckr_pat_" + LETTERS,
                "glsa_" + HEX + "_01234567",
                "lin_api_" + LETTERS,
                "sq0csp-" + LETTERS,
                "hf_" + LETTERS,
                "abcdefghijklmn.atlasv1." + LETTERS + LETTERS,
                "ATATT3xFf" + LETTERS,
                "EZAK" + LETTERS + LETTERS,
                "doo_v1_" + HEX + HEX,
                "pul-" + HEX + "01234567",
                "xkeysib-" + HEX + HEX,
                "LTAIabcdefghijklmnop",
                "https://events.pagerduty.com/integration/" + HEX + "/enqueue"
            })
    void tokensAreKnownInTheMiddleOfASentence(String token) {
        assertThat(SecretShape.matches("use " + token + " here")).as(token).isTrue();
        assertThat(SecretRule.withoutSecrets("Use " + token + " here")).isEqualTo("Use (secret) here");
    }

    @Test
    void aTokenIsFoundHoweverLateItStands() {
        for (var before : new int[] {65_500, 65_530, 131_000, 500_000}) {
            assertThat(SecretShape.matches("x ".repeat(before / 2) + "ghp_" + LETTERS))
                    .as("%d", before)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app:hun/ter2@h/x",
                "mq1,amqp://app:hunter2@mq2:5672",
                "http://h1:80,http://app:hunter2@h"
            })
    void aPasswordBeforeAHostIsFoundInAnyUrl(String text) {
        assertThat(SecretShape.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YWRtaW46aHVudGVyMg==", "Bearer abc123def456", "Token abc123def456"})
    void headersThatLetInAreSecret(String text) {
        assertThat(HeaderValue.isSecret(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic Subscription", "Basic authentication", "Bearer token", "Token Authentication"})
    void wordsAreNoHeaders(String text) {
        assertThat(HeaderValue.isSecret(text)).isFalse();
    }
}
