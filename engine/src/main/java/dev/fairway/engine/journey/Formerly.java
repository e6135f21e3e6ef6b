package dev.fairway.engine.journey;

import dev.fairway.core.classify.Classification;
import dev.fairway.core.finding.Held;
import dev.fairway.engine.compare.Found;
import java.util.SequencedMap;

/// What environments held at some time, judged as it would be today.
final class Formerly {

    private final Assessed assessed;

    Formerly(Assessed assessed) {
        this.assessed = assessed;
    }

    /// Whether it was in order that environments differed like that: where there is a contract it alone decides.
    boolean inOrder(Found found, SequencedMap<String, Held> held) {
        return assessed.survey()
                .holding(found, held)
                .filter(then -> assessed.books()
                        .ask(then)
                        .map(RuleBooks::accepts)
                        .orElseGet(() -> isExpected(then.classification())))
                .isPresent();
    }

    private static boolean isExpected(Classification classification) {
        return switch (classification) {
            case Classification.Expected _, Classification.Operational _ -> true;
            case Classification.Equal _, Classification.Unknown _, Classification.Suspicious _ -> false;
        };
    }
}
