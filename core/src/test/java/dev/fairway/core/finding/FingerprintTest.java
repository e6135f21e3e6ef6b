package dev.fairway.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FingerprintTest {

    @Test
    void theNameOfAFindingNeverChanges() {
        assertThat(Fingerprint.of("", "config/{env}.yaml", "PAYMENT_GATEWAY_TIMEOUT_MS", FindingKind.VALUE))
                .isEqualTo("f39ffa002406413c");
    }

    @Test
    void partsDoNotRunIntoEachOther() {
        assertThat(Fingerprint.of("a", "b", "", FindingKind.VALUE))
                .isNotEqualTo(Fingerprint.of("", "a", "b", FindingKind.VALUE))
                .isNotEqualTo(Fingerprint.of("ab", "", "", FindingKind.VALUE))
                .isNotEqualTo(Fingerprint.of("a", "b", "", FindingKind.PRESENCE));
    }
}
