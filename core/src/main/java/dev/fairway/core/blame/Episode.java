package dev.fairway.core.blame;

import dev.fairway.core.compare.Grouping;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A span of time in which the environments fell into the same equal groups.
///
/// @param until empty while it lasts
/// @param groups environments that held equal values, each group and all groups in the order of the route
/// @param standing environments whose values were equal at its end without their own names taken out
public record Episode(Instant since, Optional<Instant> until, List<List<String>> groups, List<List<String>> standing) {
    public Episode {
        groups = groups.stream().map(List::copyOf).toList();
        standing = standing.stream().map(List::copyOf).toList();
    }

    /// Of each group the parts whose values were equal as they stand.
    public List<List<List<String>>> parts() {
        return groups.stream().map(group -> Grouping.parts(group, standing)).toList();
    }

    /// Whether the clocks of the commits that began and ended it disagree about their order.
    public boolean backwards() {
        return until.filter(end -> end.isBefore(since)).isPresent();
    }
}
