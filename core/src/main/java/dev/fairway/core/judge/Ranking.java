package dev.fairway.core.judge;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Historian;
import dev.fairway.core.classify.ExpectedClass;
import dev.fairway.core.classify.Words;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Verdict;
import java.util.Comparator;
import java.util.Set;

/// Which finding a tired person should read first.
///
/// Values that were once equal and of which one then moved alone come before values born different; values that change
/// what a program does (booleans, numbers, durations, flags, versions, permissions) before texts.
final class Ranking {

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

    private Ranking() {}

    static final Comparator<Difference> ORDER = Comparator.comparingInt((Difference difference) -> -weight(difference))
            .thenComparing(Difference::address)
            .thenComparing(Difference::fingerprint);

    static int weight(Difference difference) {
        return kind(difference)
                + value(difference)
                + Constellation.oddness(difference.row(), difference.route())
                + history(difference)
                + (difference
                                .suspicion()
                                .otherwise()
                                .filter(ExpectedClass.HOST::equals)
                                .isPresent()
                        ? -40
                        : 0)
                + (prose(difference) ? -40 : 0);
    }

    private static int kind(Difference difference) {
        if (difference.rule().isPresent()) {
            return 300;
        }
        return switch (difference.suspicion().kind()) {
            case OTHER_ENVIRONMENT -> onceOwn(difference) ? 200 : 70;
            case PLACEHOLDER -> 90;
            case VERSION -> 30;
            case PRESENCE -> difference.row().path().isRoot() ? 25 : 0;
            case VALUE -> 10;
        };
    }

    /// Whether the environment that now names another one once named itself.
    private static boolean onceOwn(Difference difference) {
        return difference.suspicion().at().stream()
                .anyMatch(environment -> difference.account().stream()
                        .flatMap(account -> account.blame().timeline().stream())
                        .filter(event -> event.environment().equals(environment))
                        .filter(event -> event.from().isPresent() && event.to().isPresent())
                        .anyMatch(event -> !event.from().equals(event.to())));
    }

    private static int value(Difference difference) {
        if (difference.category() == Category.ACCESS) {
            return 55;
        }
        if (difference.category() == Category.FLAG) {
            return 60;
        }
        if (difference.suspicion().kind() == FindingKind.VERSION) {
            return 30;
        }
        return switch (ValueSort.of(difference.row())) {
            case BOOLEAN -> 60;
            case NUMBER, DURATION -> 55;
            case WORD -> 30;
            case TREE -> 28;
            case LIST -> 25;
            case TEXT -> 15;
        };
    }

    private static int history(Difference difference) {
        if (difference.account().isEmpty()) {
            return 0;
        }
        var account = difference.account().get();
        var blame = account.blame();
        // Of what lags, two were once equal, if not all of them; what nobody carried upstream moved alone, though it
        // may
        // be a value that the others never had.
        var parted =
                blame.onceEqual() || account.verdict() == Verdict.LAGGING || account.verdict() == Verdict.UNBACKPORTED;
        return (parted ? 35 : 0)
                + (blame.lostFix() ? 60 : 0)
                + verdict(account, blame)
                + (blame.timeline().size() > 2 && parted ? 5 : 0);
    }

    private static int verdict(Historian.Account account, Blame blame) {
        if (account.verdict() == Verdict.UNBACKPORTED) {
            return 10;
        }
        return account.verdict() == Verdict.LAGGING ? (blame.lag().days() > 14 ? 10 : -10) : 0;
    }

    private static boolean prose(Difference difference) {
        return Words.of(difference.row().path()).stream().anyMatch(PROSE::contains);
    }
}
