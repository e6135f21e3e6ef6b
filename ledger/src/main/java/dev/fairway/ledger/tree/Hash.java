package dev.fairway.ledger.tree;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 hash: the 32 bytes that stand for an entry, or for all entries below a node.
public final class Hash {

    /// In bytes.
    public static final int SIZE = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @throws IllegalArgumentException unless there are 32 bytes
    public static Hash of(byte[] bytes) {
        if (bytes.length != SIZE) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// One of the hashes that stand one after the other.
    ///
    /// @param nth counted from 0
    public static Hash at(byte[] hashes, int nth) {
        return new Hash(Arrays.copyOfRange(hashes, nth * SIZE, (nth + 1) * SIZE));
    }

    /// For bytes that nobody else holds.
    static Hash owned(byte[] bytes) {
        return new Hash(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    /// Puts the bytes into a larger array.
    public void into(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, SIZE);
    }

    /// The bytes themselves; nobody may change them.
    byte[] raw() {
        return bytes;
    }

    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return hex();
    }
}
