package dev.fairway.core.blame;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import java.util.List;
import java.util.Optional;

/// What one environment held at one address, from the first commit that is known to today.
///
/// @param born what brought the environment's own file; empty where history does not reach it
/// @param events every change of the effective value, oldest first
/// @param today what it holds now; empty for absent
public record Past(String environment, Optional<Change> born, List<Event> events, Optional<Node> today) {
    public Past {
        requireNonNull(environment, "environment");
        events = List.copyOf(events);
    }

    /// What stood there before the first event: absent where history is complete.
    public Optional<Node> start() {
        return events.isEmpty() ? today : events.getFirst().from();
    }
}
