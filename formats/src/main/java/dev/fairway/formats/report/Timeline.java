package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.blame.Event;
import dev.fairway.core.finding.Held;
import dev.fairway.core.tree.Node;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What each environment held over time, as it is drawn: lanes of spans, and the changes between them.
///
/// @param skipped how many older changes are not in it
record Timeline(Instant from, Instant to, List<Lane> lanes, List<Mark> marks, Optional<Instant> diverged, int skipped) {

    /// More marks than this cannot be told apart.
    static final int MAX_EVENTS = 40;

    /// @param group equal values of one finding have equal numbers, from 0; -1 for absent, -2 for unknown
    record Span(Instant from, Instant to, String value, int group) {}

    record Lane(String environment, List<Span> spans) {}

    /// @param number changes of one commit share it
    /// @param lane index of the environment's lane
    record Mark(int number, int lane, Event event) {}

    /// Empty where nothing ever changed, or nothing is known.
    static Optional<Timeline> of(Blame blame, SequencedMap<String, Held> values, Instant now, ValueGroups groups) {
        var skipped = Math.max(0, blame.timeline().size() - MAX_EVENTS);
        var events = blame.timeline().subList(skipped, blame.timeline().size()).stream()
                .filter(event -> values.containsKey(event.environment()))
                .toList();
        if (events.isEmpty()) {
            return Optional.empty();
        }
        var first = events.stream()
                .map(event -> event.change().time())
                .min(Instant::compareTo)
                .orElse(now);
        var last = events.stream()
                .map(event -> event.change().time())
                .max(Instant::compareTo)
                .orElse(now);
        var to = last.isAfter(now) ? last : now;
        var lead = Duration.between(first, to).dividedBy(16).plus(Duration.ofHours(6));
        var from = first.minus(lead);
        var lanes = new ArrayList<Lane>();
        for (var entry : values.entrySet()) {
            var own = events.stream()
                    .filter(event -> event.environment().equals(entry.getKey()))
                    .toList();
            lanes.add(new Lane(entry.getKey(), spans(own, entry.getValue(), from, to, groups)));
        }
        return Optional.of(new Timeline(
                from,
                to,
                lanes,
                marks(events, List.copyOf(values.sequencedKeySet())),
                blame.diverged().map(event -> event.change().time()),
                skipped));
    }

    private static List<Span> spans(List<Event> events, Held held, Instant from, Instant to, ValueGroups groups) {
        if (events.isEmpty()) {
            return List.of(groups.span(from, to, held));
        }
        var spans = new ArrayList<Span>();
        var since = from;
        var value = events.getFirst().from();
        for (var event : events) {
            if (event.change().time().isAfter(since)) {
                spans.add(groups.span(since, event.change().time(), value));
                since = event.change().time();
            }
            value = event.to();
        }
        spans.add(groups.span(since, to, value));
        return List.copyOf(spans);
    }

    private static List<Mark> marks(List<Event> events, List<String> environments) {
        var numbers = new HashMap<String, Integer>();
        var marks = new ArrayList<Mark>();
        for (var event : events) {
            var number = numbers.computeIfAbsent(event.change().commit(), _ -> numbers.size() + 1);
            marks.add(new Mark(number, environments.indexOf(event.environment()), event));
        }
        return List.copyOf(marks);
    }

    /// Which values of one finding are equal, numbered in the order in which they are met.
    static final class ValueGroups {

        static final int ABSENT = -1;
        static final int UNKNOWN = -2;

        private final Map<String, Integer> numbers = new LinkedHashMap<>();

        ValueGroups(SequencedMap<String, Held> values) {
            values.values().forEach(this::group);
        }

        int group(Held held) {
            return switch (held) {
                case Held.Present(var value) -> group(value);
                case Held.Absent _ -> ABSENT;
                case Held.Unseen _ -> UNKNOWN;
            };
        }

        private int group(Node value) {
            return numbers.computeIfAbsent(ValuePattern.key(value), _ -> numbers.size());
        }

        private Span span(Instant from, Instant to, Held held) {
            return new Span(from, to, ValueText.of(held), group(held));
        }

        private Span span(Instant from, Instant to, Optional<Node> value) {
            return new Span(
                    from, to, ValueText.of(value), value.map(this::group).orElse(ABSENT));
        }
    }
}
