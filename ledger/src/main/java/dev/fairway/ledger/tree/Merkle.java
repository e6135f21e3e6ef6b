package dev.fairway.ledger.tree;

import dev.fairway.ledger.bytes.Bytes;

/// The two hash functions of a tree. They begin differently, so that no entry can pass for a node (RFC 6962, 2.1).
public final class Merkle {

    private static final Bytes LEAF = Bytes.of((byte) 0);
    private static final Bytes NODE = Bytes.of((byte) 1);

    /// The root of a tree without entries.
    public static final Hash EMPTY = new Hash(Bytes.of().sha256());

    private Merkle() {}

    /// Of an entry, as it is, without any length before it.
    public static Hash leaf(Bytes entry) {
        return new Hash(Bytes.sha256(LEAF, entry));
    }

    public static Hash node(Hash left, Hash right) {
        return new Hash(Bytes.sha256(NODE, left.bytes(), right.bytes()));
    }
}
