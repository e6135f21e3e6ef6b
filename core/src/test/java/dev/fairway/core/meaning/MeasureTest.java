package dev.fairway.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeasureTest {

    @ParameterizedTest
    @CsvSource({
        "QUANTITY, 500m, 0.5, 0",
        "QUANTITY, 1024Mi, 1Gi, 0",
        "QUANTITY, 1000m, 1, 0",
        "QUANTITY, 2e3, 2k, 0",
        "QUANTITY, 1G, 1Gi, -1",
        "QUANTITY, 1n, 1u, -1",
        "QUANTITY, 2Ei, 2E, 1",
        "DURATION, 60s, 1m, 0",
        "DURATION, 1h0m0s, 1h, 0",
        "DURATION, PT1H30M, 90m, 0",
        "DURATION, P1D, 24h, 0",
        "DURATION, 1500ms, 1s, 1",
        "DURATION, 0, 0s, 0",
        "DURATION, -1s, 0, -1",
        "NUMBER, 1.0, 1, 0",
        "NUMBER, 1e3, 999, 1",
        "NUMBER, -2, 1, -1",
        "VERSION, 1.4, v1.4.0, 0",
        "VERSION, 15.3.1.2, 15.3.1, 1",
        "VERSION, 1.9, 1.10, -1",
        "VERSION, 1.0-rc.1, 1.0, -1",
        "VERSION, 1.0-rc.9, 1.0-rc.10, -1",
        "VERSION, 1.0-rc9, 1.0-rc10, -1",
        "VERSION, 1.0.0+b1, 1.0.0+b2, 0",
        "VERSION, 9999999999.0.0, 9999999998, 1",
        "VERSION, 3.2.1.RELEASE, 3.2.1, 0",
        "VERSION, 2.0.0-SNAPSHOT, 2.0.0, -1",
        "VERSION, 1.0-alpha, 1.0-alpha.1, -1",
        "VERSION, 1.2-alpine, 1.3-alpine, -1",
    })
    void valuesOfOneSortAreOrdered(Measure measure, String left, String right, int order) {
        var answer = measure.compare(left, right);
        assertThat(answer).isPresent();
        assertThat(Integer.signum(answer.getAsInt())).isEqualTo(order);
        assertThat(Integer.signum(measure.compare(right, left).getAsInt())).isEqualTo(-order);
    }

    @ParameterizedTest
    @CsvSource({"1.0-alpine, 1.0", "1.0-alpine, 1.1-slim-bookworm", "17-jre, 21-jdk"})
    void versionsOfDifferentFlavoursAreNotOrdered(String left, String right) {
        assertThat(Measure.VERSION.compare(left, right)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1e999999999", "Mi", "1mi", "0x10", "1 Gi", "--1", "1..2", "five"})
    void whatIsNoQuantityIsRefused(String text) {
        assertThat(Quantity.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "P", "PT", "P1DT", "1x", "s", "1m30", "m1", "-"})
    void whatIsNoDurationIsRefused(String text) {
        assertThat(DurationText.parse(text)).isEmpty();
    }

    @Test
    void longTextCostsNothing() {
        var text = "1".repeat(1_000_000);
        for (var measure : Measure.values()) {
            assertThat(measure.reads(text)).isFalse();
        }
        assertThat(ImageReference.parse("a/".repeat(500_000))).isEmpty();
    }
}
