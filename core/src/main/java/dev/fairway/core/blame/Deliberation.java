package dev.fairway.core.blame;

import dev.fairway.core.blame.Blame.Deliberate;
import dev.fairway.core.blame.Blame.Lag;
import dev.fairway.core.blame.Moments.Moment;
import dev.fairway.core.compare.Grouping;
import dev.fairway.core.finding.Verdict;
import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
            Optional<Event> mover, Verdict verdict, boolean lostFix, Lag lag, Moment today, List<Past> pasts) {
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
        var beside = beside(event, pasts);
        if (setAll(event, beside, today)) {
            return Optional.empty();
        }
        if (saysRevert(event.change().subject()) && wentBack(event, pasts)) {
            return Optional.of(new Deliberate(
                    event.environment(),
                    held(today, event.environment()),
                    "the commit says that it takes a change back"));
        }
        if (joined(event, pasts) || event.how() == Event.How.MOVED) {
            return Optional.empty(); // who only moved it has set nothing
        }
        if (event.how() == Event.How.CREATED
                && (pasts.stream().allMatch(past -> past.events().size() <= 1)
                        || (verdict != Verdict.LAGGING && born(event, pasts)))) {
            return Optional.empty();
        }
        if (SWEEPING.matcher(event.change().subject().toLowerCase(Locale.ROOT)).find()) {
            if (gaveEachItsOwn(event, beside, today) || setAnew(event, pasts)) {
                return Optional.empty();
            }
            return holder(event.from(), today, event.environment())
                    .map(other -> new Deliberate(
                            other,
                            Optional.ofNullable(today.values().get(other)),
                            "the commit that parted them speaks of tidying or moving, not of this value"));
        }
        var why = verdict == Verdict.LAGGING ? first(event, lag) : moved(event, verdict, beside, pasts);
        return Optional.of(new Deliberate(event.environment(), held(today, event.environment()), why));
    }

    /// Whether the environment came with the value: it never had another one that it could have left.
    private static boolean born(Event event, List<Past> pasts) {
        return pasts.stream()
                .filter(past -> past.environment().equals(event.environment()))
                .flatMap(past -> past.born().stream())
                .anyMatch(change -> change.age() == event.change().age());
    }

    /// Whether what it came to is what a change before it had replaced.
    private static boolean wentBack(Event event, List<Past> pasts) {
        return pasts.stream()
                .filter(past -> past.environment().equals(event.environment()))
                .flatMap(past -> past.events().stream())
                .filter(earlier -> earlier.change().age() > event.change().age() && earlier.real())
                .anyMatch(earlier -> event.to().isEmpty()
                        ? earlier.from().isEmpty()
                        : earlier.from()
                                .filter(held -> Grouping.same(held, event.to().get()))
                                .isPresent());
    }

    /// Whether it only came to what another had held before: whoever joins others has decided less than they had, and
    /// was not first.
    private static boolean joined(Event event, List<Past> pasts) {
        return event.to().isPresent()
                && pasts.stream()
                        .filter(past -> !past.environment().equals(event.environment()))
                        .anyMatch(past -> heldBefore(
                                past, event.to().get(), event.change().age()));
    }

    private static boolean heldBefore(Past past, Node value, int age) {
        return Stream.concat(
                        past.start().stream(),
                        past.events().stream()
                                .filter(other -> other.change().age() > age)
                                .flatMap(other -> other.to().stream()))
                .anyMatch(held -> Grouping.same(held, value));
    }

    /// What the same commit really changed here in other environments.
    private static List<Event> beside(Event event, List<Past> pasts) {
        return pasts.stream()
                .flatMap(past -> past.events().stream())
                .filter(other -> !other.environment().equals(event.environment()))
                .filter(other -> other.change().age() == event.change().age() && other.real())
                .toList();
    }

    /// Whether one commit set every side. Where it took a whole tree from one, or gave it one, an edit inside
    /// another's sets nothing.
    private static boolean setAll(Event event, List<Event> beside, Moment today) {
        var set = beside.stream()
                .filter(other ->
                        other.turned() || !event.turned() || !(other.to().orElse(null) instanceof Node.Mapping))
                .map(Event::environment)
                .toList();
        return set.containsAll(others(event, today));
    }

    /// Whether the commit set others, too, to what is something else today: no accident of tidying does that.
    private static boolean gaveEachItsOwn(Event event, List<Event> beside, Moment today) {
        return beside.stream().map(Event::environment).anyMatch(other -> !today.together(other, event.environment()));
    }

    /// Whether it came to what nobody had ever held: tidying takes values away, or brings old ones back, and thinks of
    /// none.
    private static boolean setAnew(Event event, List<Past> pasts) {
        return event.to().isPresent()
                && pasts.stream()
                        .noneMatch(past -> heldBefore(
                                past, event.to().get(), event.change().age()));
    }

    /// All that hold something else today.
    private static List<String> others(Event event, Moment today) {
        return today.groups().stream()
                .filter(group -> !group.contains(event.environment()))
                .flatMap(List::stream)
                .toList();
    }

    /// Whether nobody else was really changed since.
    private static boolean last(Event event, List<Past> pasts) {
        return pasts.stream()
                .flatMap(past -> past.events().stream())
                .filter(other -> !other.environment().equals(event.environment()) && other.real())
                .noneMatch(other -> other.change().age() < event.change().age());
    }

    /// What a side holds today, which may be another value than the one with which it left the others.
    private static Optional<Node> held(Moment today, String environment) {
        return Optional.ofNullable(today.values().get(environment));
    }

    private static String first(Event event, Lag lag) {
        return "%s was changed first, and the others %s"
                .formatted(event.environment(), lag.onTheWay() ? "may follow" : "have not followed");
    }

    /// Nobody moved by itself whose commit set others, too, and nobody last who was followed by a change of another.
    private static String moved(Event event, Verdict verdict, List<Event> beside, List<Past> pasts) {
        var others = beside.stream().map(Event::environment).distinct().toList();
        var last = verdict == Verdict.UNBACKPORTED ? "was changed last" : "was the last to be changed";
        return "%s %s, %s"
                .formatted(
                        event.environment(),
                        last(event, pasts) ? last : "left the others",
                        others.isEmpty() ? "and by itself" : "in one commit with " + String.join(", ", others));
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
