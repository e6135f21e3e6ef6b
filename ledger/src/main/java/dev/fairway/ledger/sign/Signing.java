package dev.fairway.ledger.sign;

import dev.fairway.ledger.bytes.Bytes;

/// Makes an Ed25519 signature (RFC 8032, without a context).
///
/// The Java runtime has one that starts at once ([Ed25519#sign]); who signs steps by the thousand brings a faster one.
@FunctionalInterface
public interface Signing {

    /// @param seed 32 bytes that nobody else knows
    /// @return 64 bytes, always the same for the same seed and message
    Bytes sign(Bytes seed, Bytes message);
}
