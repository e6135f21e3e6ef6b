package dev.fairway.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;

/// The bytes of an entry as they are kept, not judged.
///
/// @param leaf what is hashed
/// @param envelope what was signed, with its signatures
public record Recorded(Bytes leaf, Bytes envelope) {
    public Recorded {
        requireNonNull(leaf, "leaf");
        requireNonNull(envelope, "envelope");
    }
}
