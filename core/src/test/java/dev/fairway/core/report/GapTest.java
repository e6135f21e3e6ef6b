package dev.fairway.core.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.report.Report.Gap;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GapTest {

    @Test
    void oneCauseIsOneGap() {
        var gaps = Gap.byCause(List.of(
                new Gap("a", "not there", "look"),
                new Gap("history", "short", ""),
                new Gap("b", "not there", "look"),
                new Gap("a", "not there", "look")));

        assertThat(gaps)
                .containsExactly(new Gap(List.of("a", "b"), "not there", "look"), new Gap("history", "short", ""));
    }

    @Test
    void ofManyPlacesTheCountAndTheFirstAreShown() {
        assertThat(new Gap(List.of("a", "b", "c"), "r", "").what()).isEqualTo("a, b, c");
        assertThat(new Gap(List.of("a", "b", "c", "d", "e"), "r", "").what())
                .isEqualTo("5 places (a, b, c and 2 more)");
    }
}
