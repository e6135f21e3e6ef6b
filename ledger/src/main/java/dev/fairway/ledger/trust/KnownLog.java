package dev.fairway.ledger.trust;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is remembered of one log.
///
/// @param pinned whether somebody vouched for its key here; a log that was only seen is believed by nobody
/// @param seen checkpoints that the log has signed, by their size; of several that contradict each other, all
public record KnownLog(VerifierKey key, boolean pinned, List<Checkpoint> seen) {

    /// Checkpoints that are kept, the largest ones.
    static final int MOST = 200;

    public KnownLog {
        requireNonNull(key, "key");
        seen = seen.stream().distinct().sorted(comparingLong(Checkpoint::size)).toList();
        seen = seen.subList(Math.max(0, seen.size() - MOST), seen.size());
        if (seen.stream().anyMatch(checkpoint -> !checkpoint.origin().equals(key.name()))) {
            throw new IllegalArgumentException("a checkpoint of another log than " + key.name());
        }
    }

    static KnownLog unknown(VerifierKey key) {
        return new KnownLog(key, false, List.of());
    }

    /// The largest checkpoint that was seen.
    public Optional<Checkpoint> newest() {
        return seen.isEmpty() ? Optional.empty() : Optional.of(seen.getLast());
    }

    KnownLog with(Checkpoint checkpoint) {
        return new KnownLog(
                key, pinned, Stream.concat(seen.stream(), Stream.of(checkpoint)).toList());
    }

    KnownLog vouched() {
        return new KnownLog(key, true, seen);
    }
}
