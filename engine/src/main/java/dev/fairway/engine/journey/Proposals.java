package dev.fairway.engine.journey;

import dev.fairway.core.report.Report.Proposal;
import dev.fairway.engine.compare.Found;
import java.util.List;

/// Few rules that would explain what is expected.
final class Proposals {

    private Proposals() {}

    static List<Proposal> of(List<Found> expected) {
        expected.clear();
        return List.of();
    }
}
