package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Event;
import dev.fairway.core.blame.Event.How;
import dev.fairway.core.tree.Node;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Who parted the environments, and who has changed a value since, in a sentence.
final class MovedText {

    /// So many environments are named, of more only the first.
    private static final int NAMED = 3;
    /// So many later changes are told; `why` has them all.
    private static final int LATER = 2;
    /// A longer value would bury who set it.
    private static final int SHORT = 30;

    private MovedText() {}

    /// Everything, in one line.
    static Optional<String> of(Blame blame, Instant now) {
        return parted(blame, now)
                .map(text -> text
                        + later(blame, now).stream().map(more -> "; " + more).collect(Collectors.joining()));
    }

    /// `prod changed 8 months ago (2026-03-02): Ana Lima, "Tidy prod" 91bc2de0`
    static Optional<String> parted(Blame blame, Instant now) {
        return blame.diverged()
                .map(event -> moved(blame) + " " + when(event, now) + ": " + BlameText.who(event) + limits(blame));
    }

    /// `stage and prod changed`: everything that the commit did here, the environment that left the others first.
    static String moved(Blame blame) {
        var names = new LinkedHashMap<How, List<String>>();
        for (var event : blame.parting()) {
            names.computeIfAbsent(how(event), _ -> new ArrayList<>()).add(event.environment());
        }
        return names.entrySet().stream()
                .map(entry -> names(entry.getValue()) + " "
                        + verb(entry.getKey(), entry.getValue().size()))
                .collect(Collectors.joining(", "));
    }

    /// `prod's 90 came 5 months ago (2026-06-02): Bo Ek, "Wait longer" 1d0f3c77`: one for each commit that set what
    /// stands there today after others had parted the environments; that of the environment that moved comes first.
    static List<String> later(Blame blame, Instant now) {
        var mover = blame.diverged().map(Event::environment).orElse("");
        var commits = new LinkedHashMap<String, List<Event>>();
        blame.since().stream()
                .sorted(Comparator.comparingInt(event -> event.environment().equals(mover) ? 0 : 1))
                .forEach(event -> commits.computeIfAbsent(event.change().commit(), _ -> new ArrayList<>())
                        .add(event));
        return commits.values().stream()
                .limit(LATER)
                .map(events -> later(events, now))
                .toList();
    }

    private static String later(List<Event> events, Instant now) {
        var first = events.getFirst();
        return values(events)
                + (first.change().committed()
                        ? " came " + when(first, now) + ": " + BlameText.who(first)
                        : (events.size() == 1 ? " is " : " are ") + BlameText.NOT_COMMITTED);
    }

    /// `prod's 90 and stage's 60`; of many or long ones only whose they are.
    private static String values(List<Event> events) {
        var texts = events.stream().map(MovedText::value).toList();
        if (events.size() < NAMED && texts.stream().allMatch(text -> !text.isEmpty() && Columns.width(text) <= SHORT)) {
            return events.stream()
                    .map(event -> SafeText.visible(event.environment()) + "'s " + value(event))
                    .collect(Collectors.joining(" and "));
        }
        var names = names(events.stream().map(Event::environment).toList());
        return (events.size() == 1 ? "today's value of " : "today's values of ") + names;
    }

    private static String value(Event event) {
        return event.to()
                .filter(Node.Scalar.class::isInstance)
                .map(ValueText::of)
                .orElse("");
    }

    private static String names(List<String> environments) {
        var names = environments.stream().map(SafeText::visible).toList();
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2, NAMED -> String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
            default -> names.getFirst() + " and " + (names.size() - 1) + " others";
        };
    }

    static String when(Event event, Instant now) {
        var time = event.change().time();
        return Ages.ago(time, now) + " (" + Ages.date(time) + ")";
    }

    private static String limits(Blame blame) {
        return switch (blame.confidence()) {
            case EXACT -> "";
            case WINDOW -> " (as far as history goes)";
            case UNKNOWN -> " (uncertain)";
        };
    }

    /// Whoever had it already and gave it another name or place has changed it only where it is another value.
    private static How how(Event event) {
        var only = event.how() == How.RENAME || event.how() == How.MOVED;
        return only && event.from().isPresent() ? How.EDIT : event.how();
    }

    private static String verb(How how, int environments) {
        return switch (how) {
            case EDIT -> "changed";
            case RENAME -> "renamed it";
            case MOVED -> "moved it here";
            case BASE -> "changed with " + (environments == 1 ? "its" : "their") + " base";
            case CREATED -> "got it";
            case REMOVED -> "lost it";
        };
    }
}
