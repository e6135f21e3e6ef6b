package dev.fairway.core.blame;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What one environment held at one address, from the first commit that is known to today.
///
/// @param born what brought the environment's own file; empty where history does not reach it
/// @param events every change of the effective value, oldest first
/// @param today what it holds now; empty for absent
/// @param within the changes inside of what is told as a whole, which are none of it, whose commit took the whole from
///     another environment or gave it one
public record Past(
        String environment, Optional<Change> born, List<Event> events, Optional<Node> today, List<Change> within) {
    public Past {
        requireNonNull(environment, "environment");
        events = List.copyOf(events);
        within = List.copyOf(within);
    }

    public Past(String environment, Optional<Change> born, List<Event> events, Optional<Node> today) {
        this(environment, born, events, today, List.of());
    }

    /// The same, with its changes told otherwise.
    public Past telling(List<Event> others) {
        return new Past(environment, born, others, today, within);
    }

    /// The same, with the subjects of its changes in other words.
    public Past wording(UnaryOperator<String> words) {
        return new Past(
                environment,
                born.map(change -> change.wording(words)),
                events.stream().map(event -> event.wording(words)).toList(),
                today,
                within);
    }

    /// Whether a change left the whole there and edited it inside.
    boolean editedBy(Change change) {
        return within.stream().anyMatch(inside -> inside.age() == change.age());
    }

    /// What stood there before the first event: absent where history is complete.
    public Optional<Node> start() {
        return events.isEmpty() ? today : events.getFirst().from();
    }
}
