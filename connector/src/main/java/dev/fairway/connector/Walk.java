package dev.fairway.connector;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a question about history: the commits found, and how much of history was looked at for it.
///
/// @param examined how many commits were looked at, whether or not they are in the answer
/// @param since    when the oldest commit looked at was committed; null when none was
public record Walk(
        List<CommitChanges> commits,
        Extent extent,
        int examined,
        @Nullable Instant since) {

    /// Why the walk ended where it did.
    public enum Extent {
        /// Everything that was asked for was looked at.
        WHOLE,
        /// It reached the end of a shallow clone; older commits exist elsewhere.
        SHALLOW,
        /// The limit of commits was reached.
        COMMITS,
        /// The limit of time was reached.
        TIME,
        /// The repository could not be read further: objects are missing or damaged.
        UNREADABLE
    }

    public Walk {
        commits = List.copyOf(commits);
        requireNonNull(extent, "extent");
    }

    /// Whether older changes may exist that are not in the answer.
    public boolean truncated() {
        return extent != Extent.WHOLE;
    }
}
