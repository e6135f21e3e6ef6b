package dev.fairway.core.blame;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A span of time in which the environments fell into the same equal groups.
///
/// @param until empty while it lasts
/// @param groups environments that held equal values, each group and all groups in the order of the route
public record Episode(Instant since, Optional<Instant> until, List<List<String>> groups) {
    public Episode {
        groups = groups.stream().map(List::copyOf).toList();
    }

    /// Whether the clocks of the commits that began and ended it disagree about their order.
    public boolean backwards() {
        return until.filter(end -> end.isBefore(since)).isPresent();
    }
}
