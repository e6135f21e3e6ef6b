package dev.fairway.formats.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the signatures of an envelope are made over: DSSE 1.0.2, with the specification's own example.
class SignedEnvelopeTest {

    private static String signed(String type, byte[] payload, Base64.Encoder encoder) {
        var file = """
            {"payload":"%s","payloadType":"%s","signatures":[{"sig":"AAEC"}]}\
            """.formatted(encoder.encodeToString(payload), type);
        return new String(
                SignedEnvelope.of(file.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow()
                        .signed(),
                StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com/HelloWorld, hello world, DSSEv1 29 http://example.com/HelloWorld 11 hello world",
        "'', '', 'DSSEv1 0  0 '",
        "type, '12 34', DSSEv1 4 type 5 12 34",
        "ä, öß, DSSEv1 2 ä 4 öß"
    })
    void typeAndPayloadFollowTheirLengthsInBytes(String type, String payload, String signed) {
        assertThat(signed(type, payload.getBytes(StandardCharsets.UTF_8), Base64.getEncoder()))
                .isEqualTo(signed);
    }

    @Test
    void thePayloadIsReadInEitherAlphabetOfBase64() {
        var payload = "?>?>~~~".getBytes(StandardCharsets.UTF_8);
        assertThat(Base64.getEncoder().encodeToString(payload)).containsPattern("[+/]");

        assertThat(signed("t", payload, Base64.getEncoder())).isEqualTo("DSSEv1 1 t 7 ?>?>~~~");
        assertThat(signed("t", payload, Base64.getUrlEncoder())).isEqualTo("DSSEv1 1 t 7 ?>?>~~~");
    }
}
