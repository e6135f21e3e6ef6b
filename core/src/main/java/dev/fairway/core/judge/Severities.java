package dev.fairway.core.judge;

import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.Severity;

/// How much a difference matters, from what it is about, where it is and what the contract says.
final class Severities {

    private Severities() {}

    static Severity of(Difference difference) {
        if (difference.rule().isPresent()) {
            return Severity.CRITICAL;
        }
        return switch (difference.suspicion().kind()) {
            case OTHER_ENVIRONMENT, PLACEHOLDER -> inProduction(difference) ? Severity.CRITICAL : Severity.MAJOR;
            case VERSION -> Severity.MAJOR;
            case VALUE, PRESENCE -> byValue(difference);
        };
    }

    private static boolean inProduction(Difference difference) {
        return difference.suspicion().at().stream()
                .anyMatch(environment -> difference
                        .route()
                        .find(environment)
                        .filter(found -> found.tier() == Tier.PROD)
                        .isPresent());
    }

    private static Severity byValue(Difference difference) {
        if (difference.category() == Category.ACCESS) {
            return Severity.MAJOR;
        }
        if (difference.account().filter(account -> account.blame().lostFix()).isPresent()) {
            return Severity.CRITICAL;
        }
        return switch (ValueSort.of(difference.row())) {
            case BOOLEAN, NUMBER, DURATION -> Severity.MAJOR;
            case TREE -> difference.row().path().isRoot() ? Severity.MAJOR : Severity.MINOR;
            case WORD, TEXT, LIST -> Severity.MINOR;
        };
    }
}
