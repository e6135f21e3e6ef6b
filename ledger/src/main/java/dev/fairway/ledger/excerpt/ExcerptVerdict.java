package dev.fairway.ledger.excerpt;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.verify.Fault;
import java.time.Instant;
import java.util.List;

/// What the verification of an excerpt found.
public sealed interface ExcerptVerdict {

    /// @param folder below which its files are
    /// @param index the text for people as it is there
    /// @param asOf when the log's newest entry was taken in
    record Whole(Excerpt excerpt, Checkpoint checkpoint, String folder, String index, Instant asOf)
            implements ExcerptVerdict {
        public Whole {
            requireNonNull(excerpt, "excerpt");
            requireNonNull(checkpoint, "checkpoint");
            requireNonNull(asOf, "asOf");
        }
    }

    /// @param faults at least one
    /// @param more whether there are others
    record Broken(List<Fault> faults, boolean more) implements ExcerptVerdict {
        public Broken {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("broken without a fault");
            }
        }
    }
}
