package dev.fairway.core.judge;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Change;
import dev.fairway.core.finding.Held;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Tells in words what the change that is judged did, and how it would be taken back.
final class Moves {

    private static final int SHORT_COMMIT = 8;
    private static final int MOST = 3;

    private Moves() {}

    /// `Since main, prod went from 30 to 90 (Ana Lima, "Wait longer" 91bc2de0)`; empty where nobody moved.
    static Optional<String> told(Difference difference) {
        var moves = difference.moves().stream().filter(move -> !move.parted()).toList();
        if (moves.isEmpty()) {
            return Optional.empty();
        }
        var rest = moves.size() > MOST ? ", and " + (moves.size() - MOST) + " more" : "";
        return Optional.of(moves.stream()
                .limit(MOST)
                .map(move -> told(difference, move))
                .collect(Collectors.joining(", ", "Since " + moves.getFirst().since() + ", ", rest)));
    }

    private static String told(Difference difference, Move move) {
        var now = requireNonNull(difference.row().values().get(move.environment()));
        return "%s went from %s to %s%s"
                .formatted(
                        move.environment(),
                        Sentences.shown(move.from()),
                        Sentences.shown(now),
                        change(difference, move.environment())
                                .map(change -> " (" + who(change) + ")")
                                .orElse(""));
    }

    /// The last one is the one after which it is as it is.
    private static Optional<Change> change(Difference difference, String environment) {
        return Told.timeline(difference).stream()
                .filter(event -> event.environment().equals(environment))
                .filter(event -> !event.from().equals(event.to()))
                .reduce((_, later) -> later)
                .map(event -> event.change());
    }

    private static String who(Change change) {
        return change.committed()
                ? "%s, \"%s\" %s"
                        .formatted(
                                change.author(),
                                change.subject(),
                                change.commit()
                                        .substring(
                                                0,
                                                Math.min(
                                                        SHORT_COMMIT,
                                                        change.commit().length())))
                : "not committed yet";
    }

    /// The change is what its author can correct, whatever stands elsewhere.
    static List<String> back(Difference difference) {
        return difference.moves().stream()
                .map(move -> back(move, requireNonNull(difference.row().values().get(move.environment()))))
                .toList();
    }

    private static String back(Move move, Held now) {
        if (now instanceof Held.Present(var node)
                && move.from() instanceof Held.Present
                && !node.place().source().base()) {
            return "%s: take it back, %s -> %s"
                    .formatted(node.place(), Sentences.shown(now), Sentences.shown(move.from()));
        }
        if (now instanceof Held.Absent
                && move.from() instanceof Held.Present(var was)
                && was.place().line() > 0) {
            return "%s, as it was: put it back in %s".formatted(was.place(), move.environment());
        }
        return "take back in %s what the change did".formatted(move.environment());
    }
}
