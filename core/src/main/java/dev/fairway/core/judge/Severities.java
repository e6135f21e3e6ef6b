package dev.fairway.core.judge;

import dev.fairway.core.classify.ExpectedClass;
import dev.fairway.core.classify.OtherEnvironments;
import dev.fairway.core.classify.Words;
import dev.fairway.core.environment.Tier;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.Held;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.Set;

/// How much a difference matters, from what it is about, where it is, what the contract says, and whether it was ever
/// otherwise. The table is in docs/discovery.md (section "Severity and rank").
final class Severities {

    private static final Set<String> PROSE = Set.of(
            "description",
            "title",
            "comment",
            "comments",
            "label",
            "labels",
            "annotations",
            "note",
            "notes",
            "summary",
            "display");

    private Severities() {}

    static Severity of(Difference difference) {
        if (difference.rule().isPresent()) {
            return Severity.CRITICAL;
        }
        var severity = Told.lostFix(difference) ? Severity.CRITICAL : byKind(difference);
        return difference.suspicion().ownMachine() ? severity.lower() : severity;
    }

    private static Severity byKind(Difference difference) {
        return switch (difference.suspicion().kind()) {
            case OTHER_ENVIRONMENT -> naming(difference);
            case PLACEHOLDER -> inProduction(difference) ? Severity.CRITICAL : Severity.MAJOR;
            case VERSION -> Told.promoted(difference) ? Severity.MINOR : Severity.MAJOR;
            case VALUE -> byValue(difference);
            case PRESENCE -> byPresence(difference);
        };
    }

    /// A list that names others beside the environment's own is meant to name several; what all hold alike may be
    /// shared.
    private static Severity naming(Difference difference) {
        if (Told.onceOwn(difference)) {
            return Severity.CRITICAL;
        }
        var shared = difference.row().groups().size() == 1;
        if (amongOthers(difference) || (shared && mode(difference))) {
            return Severity.MINOR;
        }
        return inProduction(difference) && !shared ? Severity.CRITICAL : Severity.MAJOR;
    }

    /// The bare word for production, in production too, says how a program runs rather than where.
    private static boolean mode(Difference difference) {
        return !inProduction(difference)
                && difference.row().values().values().stream()
                        .allMatch(held ->
                                held instanceof Held.Present(Scalar scalar) && Tier.ofWord(scalar.text()) == Tier.PROD);
    }

    private static boolean amongOthers(Difference difference) {
        var names = OtherEnvironments.among(difference.route().environments());
        return difference.suspicion().at().stream()
                .allMatch(
                        environment -> difference.row().values().get(environment) instanceof Held.Present(Scalar scalar)
                                && names.amongOthers(
                                        environment,
                                        scalar.text(),
                                        Words.of(difference.row().path().leafName())));
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
        if (prose(difference)) {
            return telling(difference) ? Severity.MINOR : Severity.INFO;
        }
        return difference.category() == Category.ACCESS
                        || telling(difference)
                        || Told.parted(difference)
                        || holdsSecret(difference)
                ? Severity.MAJOR
                : Severity.MINOR;
    }

    /// A secret is a finding only where others say where theirs is kept, or hold something that is none.
    private static boolean holdsSecret(Difference difference) {
        return difference.row().values().values().stream().anyMatch(held -> held instanceof Held.Present(Secret _));
    }

    /// What only some have: settings that change what a program does before whole objects, which environments are
    /// given one by one.
    private static Severity byPresence(Difference difference) {
        if (prose(difference)) {
            return Severity.INFO;
        }
        var host = difference
                .suspicion()
                .otherwise()
                .filter(ExpectedClass.HOST::equals)
                .isPresent();
        return difference.category() == Category.ACCESS
                        || (telling(difference) && !host)
                        || Told.parted(difference)
                        || Constellation.torn(difference.row())
                ? Severity.MAJOR
                : Severity.MINOR;
    }

    private static boolean telling(Difference difference) {
        return switch (ValueSort.of(difference.row())) {
            case BOOLEAN, NUMBER, DURATION -> true;
            case TREE, WORD, TEXT, LIST -> false;
        };
    }

    private static boolean prose(Difference difference) {
        return Words.any(Words.of(difference.row().path()), PROSE);
    }
}
