package dev.fairway.core.judge;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.blame.Event;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/// What history tells of a difference, in the few words that matter for its rank.
final class Told {

    /// A version that changed so often in two environments is carried from one to the next as a matter of course.
    private static final int HABIT = 5;
    /// Behind by more releases, nobody carries it any more.
    private static final int IN_STEP = 5;

    private Told() {}

    /// Whether the environments were equal once, and one of them then moved alone. Of what lags, two were once equal,
    /// if not all of them; what nobody carried upstream moved alone, though it may be a value that the others never
    /// had. What only one of them ever had was never equal.
    static boolean parted(Difference difference) {
        return difference
                .account()
                .filter(account -> account.blame().onceEqual()
                        || (difference.suspicion().kind() != FindingKind.PRESENCE
                                && (account.verdict() == Verdict.LAGGING || account.verdict() == Verdict.UNBACKPORTED)))
                .isPresent();
    }

    static boolean lostFix(Difference difference) {
        return difference.account().filter(account -> account.blame().lostFix()).isPresent();
    }

    /// Whether a change that has not arrived should have by now: what fails is no member of what does not.
    static boolean late(Difference difference) {
        return difference.verdict() == Verdict.LAGGING
                && difference
                        .account()
                        .filter(account -> !account.blame().lag().within(Lag.GRACE_DAYS))
                        .isPresent();
    }

    /// Whether an environment that now names another one once did not, and moved while another one stayed. Whoever
    /// moves all of them at once has decided what each should hold.
    static boolean onceOwn(Difference difference) {
        return difference.suspicion().at().stream()
                .anyMatch(environment -> timeline(difference).stream()
                        .filter(event -> event.environment().equals(environment))
                        .filter(event -> event.from().isPresent() && event.to().isPresent())
                        .filter(event -> !event.from().equals(event.to())
                                && Credible.suits(difference, environment, event.from()))
                        .anyMatch(event -> !together(difference, event)));
    }

    /// Whether the commit changed what every environment holds.
    private static boolean together(Difference difference, Event event) {
        var moved = timeline(difference).stream()
                .filter(other -> other.change().commit().equals(event.change().commit()))
                .filter(other -> !other.from().equals(other.to()))
                .map(Event::environment)
                .collect(Collectors.toSet());
        return moved.containsAll(difference.row().values().keySet());
    }

    /// Whether it is a version that is carried along the route again and again, as programs do: that one environment
    /// is ahead is its everyday state.
    static boolean promoted(Difference difference) {
        return difference.suspicion().kind() == FindingKind.VERSION
                && difference
                                .account()
                                .map(account -> account.blame().lag().releases())
                                .orElse(0)
                        <= IN_STEP
                && timeline(difference).stream()
                                .filter(event ->
                                        event.from().isPresent() && event.to().isPresent())
                                .collect(Collectors.groupingBy(Event::environment, Collectors.counting()))
                                .values()
                                .stream()
                                .filter(changes -> changes >= HABIT)
                                .count()
                        > 1;
    }

    static List<Event> timeline(Difference difference) {
        return difference.account().stream()
                .map(account -> account.blame())
                .map(Blame::timeline)
                .flatMap(List::stream)
                .toList();
    }
}
