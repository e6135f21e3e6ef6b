package dev.fairway.core.judge;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Change;
import dev.fairway.core.finding.FindingKind;
import dev.fairway.core.finding.Held;
import dev.fairway.core.meaning.VersionStep;
import dev.fairway.core.tree.Node;
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
        var who = change(difference, move.environment())
                .map(change -> " (" + who(change) + ")")
                .orElse("");
        var members = Shortened.members(move.from(), now);
        if (members.isPresent()) {
            return "%s %s%s".formatted(move.environment(), members.get(), who);
        }
        var down = difference.suspicion().kind() == FindingKind.VERSION
                && move.from() instanceof Held.Present(var was)
                && now instanceof Held.Present(var is)
                && VersionStep.isDown(was, is);
        return "%s %s from %s to %s%s"
                .formatted(
                        move.environment(),
                        down ? "was downgraded" : "went",
                        Sentences.shown(move.from()),
                        Sentences.shown(now),
                        who);
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
        return difference.moves().stream().map(move -> back(difference, move)).toList();
    }

    static String back(Difference difference, Move move) {
        return back(move, requireNonNull(difference.row().values().get(move.environment())));
    }

    private static String back(Move move, Held now) {
        var was = move.from() instanceof Held.Present(var node) ? Optional.of(node) : Optional.<Node>empty();
        return switch (now) {
            case Held.Present(var is) when was.isPresent() -> back(move.environment(), is, was.get());
            case Held.Present(var is) when !is.place().source().base() -> is.place() + ": take it out again";
            case Held.Absent _
            when was.filter(Moves::stood).isPresent() ->
                "%s, as it was: put it back in %s".formatted(was.get().place(), move.environment());
            case Held.Present(var is) ->
                "take back in %s what the change did: it inherits %s now".formatted(move.environment(), is.place());
            case Held.Absent _, Held.Unseen _ -> "take back in %s what the change did".formatted(move.environment());
        };
    }

    private static boolean stood(Node node) {
        return node.place().line() > 0;
    }

    /// A value of its own that gave way to an inherited one is put back where it stood.
    private static String back(String environment, Node is, Node was) {
        var edit = Shortened.members(new Held.Present(was), new Held.Present(is))
                .map(members -> "it " + members)
                .orElseGet(() -> Shortened.edit(Optional.of(is), Optional.of(was)));
        if (!is.place().source().base()) {
            return "%s: take it back, %s".formatted(is.place(), edit);
        }
        return was.place().source().base() || !stood(was)
                ? "%s: take it back for all that inherit it, %s".formatted(is.place(), edit)
                : "%s, as it was: put %s back in %s, which inherits %s now"
                        .formatted(
                                was.place(),
                                Sentences.shown(Optional.of(was)),
                                environment,
                                Sentences.shown(Optional.of(is)));
    }
}
