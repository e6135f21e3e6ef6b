package dev.fairway.core.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretShapeTest {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef0123456789abcdef";
    private static final String SIGNER_KEY =
            "PRIVATE+KEY+fairway.local/56475aa7+1b7cbc07+" + "AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";

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

    /// The key with which a log signs, and a witness: whoever has it can write another history.
    @ParameterizedTest
    @ValueSource(
            strings = {
                SIGNER_KEY,
                "FAIRWAY_LOG_KEY=" + SIGNER_KEY,
                "{\"a\": \"" + SIGNER_KEY + "\"}",
                "printed\\n" + SIGNER_KEY + "\\n",
                "PRIVATE+KEY+a,b(c)+1B7CBC07+" + "BOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
                "key PRIVATE+KEY+witness.example/ann+1b7cbc07+" + "AQOhB7/zzhC+HXDdGOdLwJln",
                "https://example.org/?key=PRIVATE%2BKEY%2Bwitness.example%2Fann%2B1b7cbc07%2B"
                        + "AQOhB7%2FzzhC%2BHXDdGOdLwJln5NYwm6U%3D&b=c"
            })
    void aKeyThatSignsNotesIsASecret(String text) {
        assertThat(SecretShape.matches(text)).isTrue();
        assertThat(SecretRule.holdsToken(text)).isTrue();
        assertThat(SecretRule.isSecretOutput(text)).isTrue();
        assertThat(SecretRule.withoutSecrets("It was " + text))
                .contains("(secret)")
                .doesNotContain("+1", "HXDdGOdLwJln");
    }

    @Test
    void aKeyThatSignsNotesIsKnownInBase64() {
        var encoded = Base64.getEncoder().encodeToString(SIGNER_KEY.getBytes(StandardCharsets.UTF_8));
        assertThat(SecretRule.holdsToken(encoded)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fairway.local/56475aa75463474c+1b7cbc07+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4",
                "it begins with PRIVATE+KEY+ and a name",
                "PRIVATE+KEY+<name>+<8 hex digits>+<base64>"
            })
    void thePublicHalfAndWordsAboutKeysAreNone(String text) {
        assertThat(SecretRule.holdsToken(text)).isFalse();
        assertThat(SecretRule.isSecretOutput(text)).isFalse();
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
