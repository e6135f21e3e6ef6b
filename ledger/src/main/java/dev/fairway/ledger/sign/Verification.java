package dev.fairway.ledger.sign;

import dev.fairway.ledger.bytes.Bytes;
import java.util.function.BooleanSupplier;

/// Whether an Ed25519 signature holds (RFC 8032, without a context).
///
/// The Java runtime has one that starts at once ([Ed25519#holds]); who verifies millions brings a faster one.
@FunctionalInterface
public interface Verification {

    /// Whatever the bytes are, the answer is yes or no.
    ///
    /// @param key as RFC 8032 encodes a point
    boolean holds(Bytes key, Bytes message, Bytes signature);

    /// Whether a signature of another kind holds. Who verifies in bulk looks later, and on another thread.
    ///
    /// @param check looks
    default boolean other(BooleanSupplier check) {
        return check.getAsBoolean();
    }
}
