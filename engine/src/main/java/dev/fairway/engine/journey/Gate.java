package dev.fairway.engine.journey;

import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.report.Finding;
import java.util.List;

/// Decides which findings fail a check.
///
/// @param failOn what matters less does not fail
public record Gate(Severity failOn) {

    /// For so many days a change may be on its way along the route.
    public static final int GRACE_DAYS = Lag.GRACE_DAYS;

    /// Every loud finding fails.
    public static Gate standard() {
        return new Gate(Severity.INFO);
    }

    public List<Finding> failing(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity().atLeast(failOn) && !underWay(finding))
                .toList();
    }

    /// A change that will arrive, and is known not to have been late for long: a clock that is ahead buys no time.
    private static boolean underWay(Finding finding) {
        return finding.verdict() == Verdict.LAGGING
                && finding.blame()
                        .filter(blame -> blame.lag().within(GRACE_DAYS))
                        .isPresent();
    }
}
