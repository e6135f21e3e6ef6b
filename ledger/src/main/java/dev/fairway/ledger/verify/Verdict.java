package dev.fairway.ledger.verify;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a verification found.
public sealed interface Verdict {

    /// All of it is as it was signed.
    ///
    /// @param note that the log signed
    /// @param lastTime when its newest entry was taken in
    /// @param unsigned entries after those of the checkpoint: in order, but not signed for yet
    /// @param unknown how many entries there are of each type that is not known here: proved like any other
    /// @param erased digests of blobs that are gone, by the entries that erased them
    record Whole(
            Note note,
            Checkpoint checkpoint,
            Instant lastTime,
            long unsigned,
            SortedMap<String, Long> unknown,
            SortedMap<Digest, Long> erased)
            implements Verdict {
        public Whole {
            requireNonNull(note, "note");
            requireNonNull(checkpoint, "checkpoint");
            requireNonNull(lastTime, "lastTime");
            unknown = Collections.unmodifiableSortedMap(new TreeMap<>(unknown));
            erased = Collections.unmodifiableSortedMap(new TreeMap<>(erased));
        }
    }

    /// Nothing was recorded yet, and nothing signed.
    record Empty() implements Verdict {}

    /// It is not what the log signed, or contradicts itself.
    ///
    /// @param faults in the order in which they were found, at least one
    /// @param more whether there are others
    record Broken(List<Fault> faults, boolean more) implements Verdict {
        public Broken {
            faults = List.copyOf(faults);
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("broken without a fault");
            }
        }
    }

    /// It cannot be read, so that nothing is known of it.
    record Unreadable(String why) implements Verdict {
        public Unreadable {
            requireNonNull(why, "why");
        }
    }
}
