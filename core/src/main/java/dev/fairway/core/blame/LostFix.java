package dev.fairway.core.blame;

import dev.fairway.core.blame.Moments.Moment;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;

/// Recognises a value that one environment found out by itself, others took over, and a later change silently undid.
final class LostFix {

    private LostFix() {}

    /// Whether the mover went back to what it had held before a change of its own, which others had taken over from it
    /// and hold today, and did not say that it meant to.
    static boolean is(List<Past> pasts, Event mover, Moment today) {
        if (mover.from().isEmpty() || mover.to().isEmpty() || Deliberation.saysSo(mover)) {
            return false;
        }
        var fix = arrival(pasts, mover)
                .filter(event -> same(event.from(), mover.to().get()))
                .filter(event -> alone(pasts, event));
        return fix.isPresent()
                && today.values().entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(mover.environment()))
                        .filter(entry ->
                                Grouping.same(entry.getValue(), mover.from().get()))
                        .anyMatch(entry -> tookOver(pasts, entry.getKey(), fix.get()));
    }

    /// The change that brought the value from which the mover went away.
    private static Optional<Event> arrival(List<Past> pasts, Event mover) {
        return events(pasts, mover.environment()).stream()
                .takeWhile(event -> !event.equals(mover))
                .filter(event -> same(event.to(), mover.from().orElseThrow()))
                .reduce((_, later) -> later);
    }

    /// Whether nobody else got the value in the same commit.
    private static boolean alone(List<Past> pasts, Event fix) {
        return pasts.stream()
                .filter(past -> !past.environment().equals(fix.environment()))
                .flatMap(past -> past.events().stream())
                .filter(event -> event.change().age() == fix.change().age())
                .noneMatch(event -> same(event.to(), fix.to().orElseThrow()));
    }

    private static boolean tookOver(List<Past> pasts, String environment, Event fix) {
        return events(pasts, environment).stream()
                .filter(event -> same(event.to(), fix.to().orElseThrow()))
                .anyMatch(event -> event.change().age() < fix.change().age());
    }

    private static List<Event> events(List<Past> pasts, String environment) {
        return pasts.stream()
                .filter(past -> past.environment().equals(environment))
                .flatMap(past -> past.events().stream())
                .toList();
    }

    private static boolean same(Optional<Node> held, Node value) {
        return held.filter(node -> Grouping.same(node, value)).isPresent();
    }
}
