package dev.fairway.ledger.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvelopeTest {

    /// DSSE 1.0.2, "PAE": lengths are of bytes, in decimal, without leading zeros.
    @ParameterizedTest
    @CsvSource({
        "hello world, DSSEv1 28 application/vnd.in-toto+json 11 hello world",
        "'', 'DSSEv1 28 application/vnd.in-toto+json 0 '",
        "öß, DSSEv1 28 application/vnd.in-toto+json 4 öß"
    })
    void whatIsSignedIsTypeAndPayloadAfterTheirLengths(String payload, String signed) {
        assertThat(Envelope.signed(Bytes.utf8(payload))).isEqualTo(Bytes.utf8(signed));
    }
}
