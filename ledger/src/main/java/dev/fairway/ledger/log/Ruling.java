package dev.fairway.ledger.log;

import static java.util.Objects.requireNonNull;

/// Whether a fact may be the next entry of a log.
public sealed interface Ruling {

    /// @param entry what the log then holds
    record Accepted(Entry entry) implements Ruling {
        public Accepted {
            requireNonNull(entry, "entry");
        }
    }

    /// The log holds this very statement of this signer already.
    ///
    /// @param index where
    record Repeated(long index) implements Ruling {}

    /// Another statement took the revision that this one was made for.
    ///
    /// @param revision the newest of the stream
    record Overtaken(String stream, long revision) implements Ruling {
        public Overtaken {
            requireNonNull(stream, "stream");
        }
    }

    /// No log may hold it.
    ///
    /// @param why a sentence without any value of the statement
    record Refused(String why) implements Ruling {
        public Refused {
            requireNonNull(why, "why");
        }
    }
}
