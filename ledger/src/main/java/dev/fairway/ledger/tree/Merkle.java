package dev.fairway.ledger.tree;

import dev.fairway.ledger.bytes.Bytes;

/// The two hash functions of a tree. They begin differently, so that no entry can pass for a node (RFC 6962, 2.1).
public final class Merkle {

    /// What is hashed before an entry.
    public static final byte LEAF_BYTE = 0;

    /// What is hashed before two nodes.
    public static final byte NODE_BYTE = 1;

    private static final Bytes LEAF = Bytes.of(LEAF_BYTE);
    private static final Bytes NODE = Bytes.of(NODE_BYTE);

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
