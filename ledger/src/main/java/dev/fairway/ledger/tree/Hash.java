package dev.fairway.ledger.tree;

import dev.fairway.ledger.bytes.Bytes;

/// A SHA-256 hash: the 32 bytes that stand for an entry, or for all entries below a node.
public record Hash(Bytes bytes) {

    /// In bytes.
    public static final int SIZE = 32;

    public Hash {
        if (bytes.length() != SIZE) {
            throw new IllegalArgumentException("a hash has %d bytes, not %d".formatted(SIZE, bytes.length()));
        }
    }

    @Override
    public String toString() {
        return bytes.hex();
    }
}
