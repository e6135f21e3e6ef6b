package dev.fairway.core.judge;

import dev.fairway.core.classify.ExpectedClass;
import dev.fairway.core.finding.Category;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Severity;
import dev.fairway.core.finding.Verdict;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/// Which finding a tired person should read first: what matters most. Of the same severity, values that were
/// once equal and of which one then moved alone come before values born different, and values that change what
/// a program does (booleans, numbers, durations, flags, versions, permissions) before texts.
final class Ranking {

    private Ranking() {}

    /// A difference with what orders it.
    private record Ranked<T>(T what, Difference difference, Severity severity, int weight) {}

    static List<Difference> ranked(Collection<Difference> differences) {
        return ranked(differences, Function.identity());
    }

    /// @param main the difference that speaks for each
    static <T> List<T> ranked(Collection<T> all, Function<T, Difference> main) {
        return all.stream()
                .map(what -> {
                    var difference = main.apply(what);
                    return new Ranked<>(what, difference, difference.severity(), weight(difference));
                })
                .sorted(Comparator.comparing((Ranked<T> ranked) -> ranked.severity())
                        .thenComparing(Comparator.comparingInt((Ranked<T> ranked) -> ranked.weight())
                                .reversed())
                        .thenComparing(ranked -> ranked.difference().address())
                        .thenComparing(ranked -> ranked.difference().fingerprint()))
                .map(Ranked::what)
                .toList();
    }

    static int weight(Difference difference) {
        return kind(difference)
                + value(difference)
                + Constellation.oddness(difference.row(), difference.route())
                + history(difference)
                + (hostOfSome(difference) ? -40 : 0);
    }

    private static boolean hostOfSome(Difference difference) {
        return difference
                .suspicion()
                .otherwise()
                .filter(ExpectedClass.HOST::equals)
                .isPresent();
    }

    private static int kind(Difference difference) {
        if (difference.rule().isPresent()) {
            return 300;
        }
        return switch (difference.suspicion().kind()) {
            case OTHER_ENVIRONMENT ->
                Told.onceOwn(difference) ? 200 : difference.row().groups().size() == 1 ? 70 : 120;
            case PLACEHOLDER -> 90;
            case VERSION -> 30;
            case PRESENCE -> difference.row().path().isRoot() ? 25 : 0;
            case VALUE -> 10;
        };
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
        var parted = Told.parted(difference);
        return (parted ? 80 : 0)
                + (Told.lostFix(difference) ? 60 : 0)
                + verdict(difference)
                + (parted && Told.timeline(difference).size() > 2 ? 5 : 0);
    }

    private static int verdict(Difference difference) {
        if (difference.account().isEmpty()) {
            return 0;
        }
        var account = difference.account().get();
        return account.verdict() == Verdict.UNBACKPORTED
                ? 10
                : account.verdict() == Verdict.LAGGING ? (Told.late(difference) ? 10 : -10) : 0;
    }
}
