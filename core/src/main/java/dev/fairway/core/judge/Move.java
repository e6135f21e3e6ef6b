package dev.fairway.core.judge;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.compare.Grouping;
import dev.fairway.core.compare.Row;
import dev.fairway.core.finding.Address;
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
/// @param parted whether it is what history tells of as the change that parted the environments
public record Move(String since, String environment, Held from, boolean parted) {

    public Move {
        requireNonNull(since, "since");
        requireNonNull(environment, "environment");
        requireNonNull(from, "from");
    }

    /// Every environment that holds something else than it did then, in the order of the route.
    public static List<Move> of(String since, Row then, Difference now) {
        return of(since, then, now.address(), now.row());
    }

    public static List<Move> of(String since, Row then, Address address, Row now) {
        var hint = Hint.at(address.resource(), address.path());
        var moves = new ArrayList<Move>();
        now.values().forEach((environment, is) -> {
            var was = then.values().get(environment);
            if (was != null && changed(was, is, now, hint)) {
                moves.add(new Move(since, environment, was, false));
            }
        });
        return moves;
    }

    /// `prod went from 10000 to 3000`; no secret is told.
    public String told(Row now) {
        var is = now.values().get(environment);
        return "%s went from %s to %s"
                .formatted(environment, Sentences.shown(from), is == null ? "absent" : Sentences.shown(is));
    }

    /// Where all held the same and the change came between: who left what the others still hold.
    public static List<Move> parting(String since, Difference now) {
        return now.account().flatMap(account -> account.blame().diverged()).stream()
                .filter(mover -> !(now.row().values().get(mover.environment()) instanceof Held.Unseen))
                .flatMap(mover -> mover
                        .from()
                        .filter(was -> now.row().values().entrySet().stream()
                                .anyMatch(other -> !now.row().together(other.getKey(), mover.environment())
                                        && other.getValue() instanceof Held.Present(var node)
                                        && Grouping.same(was, node)))
                        .map(was -> new Move(since, mover.environment(), new Held.Present(was), true))
                        .stream())
                .toList();
    }

    /// Of a whole resource only whether it is there.
    private static boolean changed(Held was, Held is, Row now, Hint hint) {
        var there = was instanceof Held.Present && is instanceof Held.Present;
        return !(there && now.path().isRoot()) && Meaning.compare(was, is, hint) == Sameness.DIFFERENT;
    }
}
