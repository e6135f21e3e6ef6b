package dev.fairway.ledger.bytes;

import java.security.DigestException;
import java.security.MessageDigest;

/// Makes one SHA-256 after the other, of parts of arrays and into arrays: for thousands of hashes at once, where
/// [Bytes#sha256(Bytes...)] would copy each of them several times. For one thread.
public final class Sha256 {

    /// Bytes of a hash.
    public static final int SIZE = 32;

    private final MessageDigest digest = Bytes.begun();

    /// Takes in one byte.
    public void add(byte next) {
        digest.update(next);
    }

    /// Takes in bytes of an array.
    public void add(byte[] array, int from, int length) {
        digest.update(array, from, length);
    }

    /// Writes the hash of what was taken in, and begins the next one.
    public void end(byte[] into, int at) {
        try {
            digest.digest(into, at, SIZE);
        } catch (DigestException e) {
            throw new IllegalArgumentException("an array without place for a hash at %d".formatted(at), e);
        }
    }
}
