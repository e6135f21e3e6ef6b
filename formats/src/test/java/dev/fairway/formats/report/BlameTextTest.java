package dev.fairway.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Confidence;
import dev.fairway.core.finding.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BlameTextTest {

    @Test
    void whatIsSecondsOldIsNotBehindByDays() {
        assertThat(travel(1, 0)).contains("1 release behind");
        assertThat(travel(2, 9)).contains("2 releases, 9 days behind");
    }

    @Test
    void whatIsBehindForHalfAYearIsNoLongerOnItsWay() {
        assertThat(travel(1, 180)).contains("1 release, 180 days behind");
        assertThat(travel(3, 2352)).contains("the rest has not followed in 2,352 days");
    }

    private static Optional<String> travel(int releases, long days) {
        var blame = new Blame(
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                false,
                false,
                new Blame.Lag(releases, days),
                Optional.empty(),
                Confidence.EXACT);
        return BlameText.travel(
                FindingSample.of("0a", SampleReport.address("config/{env}.yaml", "RETRIES"), new LinkedHashMap<>())
                        .verdict(Verdict.LAGGING)
                        .blame(blame)
                        .saying("RETRIES differs between stage and prod."));
    }
}
