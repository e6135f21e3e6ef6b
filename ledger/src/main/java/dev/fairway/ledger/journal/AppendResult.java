package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Receipt;
import java.time.Instant;

/// What became of a fact that somebody wanted recorded.
public sealed interface AppendResult {

    /// It is in the log, and outlives a power cut.
    ///
    /// @param time that the log gave it
    record Appended(long index, Instant time, Receipt receipt) implements AppendResult {
        public Appended {
            requireNonNull(time, "time");
            requireNonNull(receipt, "receipt");
        }
    }

    /// It was there before, by the same signer.
    record Repeated(long index) implements AppendResult {}

    /// Its stream went on since it was signed: nothing was recorded, and whoever still wants it decides anew.
    ///
    /// @param revision the newest
    record Overtaken(String stream, long revision) implements AppendResult {}

    /// No log may hold it. Nothing was recorded.
    record Refused(String why) implements AppendResult {}

    /// The log may not go on: the store is behind or beside what was signed before. Nothing was recorded.
    record Contradicted(String why) implements AppendResult {}

    /// The store could not be had. Nothing was recorded.
    record Unavailable(String why) implements AppendResult {}

    /// Nobody knows whether it was recorded. The same fact can be given again: it will not be there twice.
    record Unknown(String why) implements AppendResult {}
}
