package dev.fairway.ledger.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeafTest {

    @Test
    @DisplayName("a time is read as it is written")
    void roundTrip() {
        for (var text :
                new String[] {"2026-11-27T09:00:00.100Z", "0001-01-01T00:00:00.000Z", "2024-02-29T23:59:59.999Z"}) {
            assertThat(Leaf.time(text)).hasValueSatisfying(time -> {
                assertThat(time).isEqualTo(Instant.parse(text));
                assertThat(Leaf.text(time)).isEqualTo(text);
            });
        }
    }

    @ParameterizedTest
    @DisplayName("a time has one spelling, and is one that there is")
    @ValueSource(
            strings = {
                "",
                "2026-11-27T09:00:00Z",
                "0000-11-27T09:00:00.000Z",
                "2026-11-27T09:00:00.10Z",
                "2026-11-27T09:00:00.1000Z",
                "2026-11-27T09:00:00.100z",
                "2026-11-27t09:00:00.100Z",
                "2026-11-27 09:00:00.100Z",
                "2026-11-27T09:00:00,100Z",
                "2026-11-27T24:00:00.000Z",
                "2026-11-27T23:60:00.000Z",
                "2026-11-27T23:59:60.000Z",
                "2026-02-29T09:00:00.000Z",
                "2026-13-01T09:00:00.000Z",
                "2026-00-01T09:00:00.000Z",
                "2026-11-00T09:00:00.000Z",
                "+026-11-27T09:00:00.100Z",
                "-026-11-27T09:00:00.100Z",
                "2026-11-27T09:00:00.+10Z",
                "２０２６-11-27T09:00:00.100Z"
            })
    void spelling(String text) {
        assertThat(Leaf.time(text)).isEmpty();
    }
}
