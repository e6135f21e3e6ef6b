package dev.fairway.core.judge;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.Hint;
import dev.fairway.core.meaning.Meaning;
import dev.fairway.core.meaning.Sameness;
import java.util.ArrayList;
import java.util.List;

/// What the change that is judged did to one environment at an address.
///
/// @param since where the change began, as the person named it
/// @param from what the environment held then
public record Move(String since, String environment, Held from) {

    public Move {
        requireNonNull(since, "since");
        requireNonNull(environment, "environment");
        requireNonNull(from, "from");
    }

    /// Every environment that holds something else than it did then, in the order of the route.
    public static List<Move> of(String since, Row then, Difference now) {
        var moves = new ArrayList<Move>();
        now.row().values().forEach((environment, is) -> {
            var was = then.values().get(environment);
            if (was != null && changed(was, is, now)) {
                moves.add(new Move(since, environment, was));
            }
        });
        return moves;
    }

    /// Of a whole resource only whether it is there.
    private static boolean changed(Held was, Held is, Difference now) {
        var hint = Hint.at(now.address().resource(), now.address().path());
        var there = was instanceof Held.Present && is instanceof Held.Present;
        return !(there && now.row().path().isRoot()) && Meaning.compare(was, is, hint) == Sameness.DIFFERENT;
    }
}
