package dev.fairway.core.blame;

import dev.fairway.core.blame.Blame.Deliberate;
import dev.fairway.core.blame.Moments.Moment;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Which side looks deliberate, and why. Always a judgement from circumstances, said as one.
final class Deliberation {

    private static final Pattern REVERT =
            Pattern.compile("\\b(?:revert(?:s|ed|ing)?|roll(?:ed|ing|s)?[ -]?back|back(?:ed|ing)? out|undo)\\b");
    private static final Pattern SWEEPING = Pattern.compile("\\b(?:refactor\\w*|clean"
            + " ?up|tidy|reformat\\w*|format|lint|rename\\w*|move\\w*|migrat\\w*|copy|replace\\w*|merge|sync)\\b");

    private static final Pattern SWITCHED =
            Pattern.compile("\\b(?:(?:dis|en)abl\\w*|(?:turn|switch)\\w* (?:on|off))\\b");

    private Deliberation() {}

    /// Whether a commit's subject owns to having gone back: it reverts, or it switches something on or off.
    static boolean saysSo(Event event) {
        var subject = event.change().subject().toLowerCase(Locale.ROOT);
        var flag = event.to().filter(Deliberation::flag).isPresent();
        return saysRevert(subject) || (flag && SWITCHED.matcher(subject).find());
    }

    private static boolean flag(Node node) {
        return node instanceof Node.Scalar(var kind, var _, var _) && kind == Node.Kind.BOOLEAN;
    }

    static boolean saysRevert(String subject) {
        return REVERT.matcher(subject.toLowerCase(Locale.ROOT)).find();
    }

    static Optional<Deliberate> of(
            Optional<Event> mover, Verdict verdict, boolean lostFix, Moment today, List<Past> pasts) {
        if (mover.isEmpty()) {
            return Optional.empty();
        }
        var event = mover.get();
        if (lostFix) {
            return holder(event.from(), today, event.environment())
                    .map(other -> new Deliberate(
                            other,
                            Optional.ofNullable(today.values().get(other)),
                            "%s set it by itself, %s still has it, and a later change of %s undid it without saying so"
                                    .formatted(event.environment(), other, event.environment())));
        }
        if (saysRevert(event.change().subject())) {
            return Optional.of(new Deliberate(
                    event.environment(),
                    held(today, event.environment()),
                    "the commit says that it takes a change back"));
        }
        if (event.how() == Event.How.CREATED
                && pasts.stream().allMatch(past -> past.events().size() <= 1)) {
            return Optional.empty();
        }
        if (SWEEPING.matcher(event.change().subject().toLowerCase(Locale.ROOT)).find()) {
            return holder(event.from(), today, event.environment())
                    .map(other -> new Deliberate(
                            other,
                            Optional.ofNullable(today.values().get(other)),
                            "the commit that parted them speaks of tidying or moving, not of this value"));
        }
        return Optional.of(new Deliberate(event.environment(), held(today, event.environment()), why(event, verdict)));
    }

    /// What a side holds today, which may be another value than the one with which it left the others.
    private static Optional<Node> held(Moment today, String environment) {
        return Optional.ofNullable(today.values().get(environment));
    }

    private static String why(Event event, Verdict verdict) {
        return switch (verdict) {
            case UNBACKPORTED -> "%s was changed last, and by itself".formatted(event.environment());
            case LAGGING -> "%s was changed first, and the others may follow".formatted(event.environment());
            case VIOLATION, DRIFT, EQUAL, EXPECTED, EXCEPTED, MANAGED, OPERATIONAL, UNKNOWN ->
                "%s was the last to be changed, and by itself".formatted(event.environment());
        };
    }

    private static Optional<String> holder(Optional<Node> value, Moment today, String except) {
        return today.values().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(except))
                .filter(entry -> value.filter(node -> Grouping.same(node, entry.getValue()))
                        .isPresent())
                .map(java.util.Map.Entry::getKey)
                .findFirst();
    }
}
