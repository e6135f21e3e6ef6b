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
        assertThat(travel(1, 0)).contains("prod is 1 release behind stage");
        assertThat(travel(2, 9)).contains("prod is 2 releases and 9 days behind stage");
    }

    @Test
    void whatIsBehindForHalfAYearIsNoLongerOnItsWay() {
        assertThat(travel(1, 180)).contains("prod is 1 release and 180 days behind stage");
        assertThat(travel(3, 2352)).contains("prod has not followed stage in 2,352 days");
    }

    private static Optional<String> travel(int releases, long days) {
        var blame = new Blame(
                Optional.empty(),
                List.of(),
                List.of(),
                true,
                false,
                false,
                new Blame.Lag(releases, days, "stage", "prod"),
                Optional.empty(),
                Confidence.EXACT);
        return BlameText.travel(
                FindingSample.of("0a", SampleReport.address("config/{env}.yaml", "RETRIES"), new LinkedHashMap<>())
                        .verdict(Verdict.LAGGING)
                        .blame(blame)
                        .saying("RETRIES differs between stage and prod."));
    }
}
