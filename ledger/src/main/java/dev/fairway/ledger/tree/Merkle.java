package dev.fairway.ledger.tree;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The two hash functions of a tree. They begin differently, so that no entry can pass for a node (RFC 6962, 2.1).
public final class Merkle {

    private static final byte LEAF = 0;
    private static final byte NODE = 1;
    /// Looking an algorithm up costs more than hashing an entry.
    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Merkle::sha256);

    /// The root of a tree without entries.
    public static final Hash EMPTY = Hash.owned(sha256().digest());

    private Merkle() {}

    /// Of an entry, as it is, without any length before it.
    public static Hash leaf(byte[] entry) {
        var sha256 = SHA_256.get();
        sha256.update(LEAF);
        return Hash.owned(sha256.digest(entry));
    }

    public static Hash node(Hash left, Hash right) {
        var sha256 = SHA_256.get();
        sha256.update(NODE);
        sha256.update(left.raw());
        return Hash.owned(sha256.digest(right.raw()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
