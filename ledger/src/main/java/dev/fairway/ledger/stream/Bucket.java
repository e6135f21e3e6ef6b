package dev.fairway.ledger.stream;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Hash;
import java.util.Collection;

/// The part of the map whose keys begin with the same [#BITS] bits: what a store keeps, so that a key is proved
/// without all the others.
///
/// @param number those bits as a number
/// @param count of keys, at least 1
/// @param hash of the part
public record Bucket(int number, long count, Bytes hash) {

    /// Of a key, that a bucket is known by.
    public static final int BITS = 12;

    /// How many buckets there can be.
    static final int MOST = 1 << BITS;

    /// Longer than a key, and so after all of them.
    private static final Bytes AFTER_ALL = Bytes.hex("ff".repeat(Hash.SIZE + 1));

    public Bucket {
        requireNonNull(hash, "hash");
        if (number < 0 || number >= MOST || count < 1) {
            throw new IllegalArgumentException("no bucket has number %d and %d keys".formatted(number, count));
        }
    }

    /// @param bindings all whose keys begin with these bits, at least one
    public static Bucket of(int number, Collection<Binding> bindings) {
        return new Bucket(number, bindings.size(), HeadsMap.root(bindings, BITS));
    }

    /// In which bucket a key is.
    public static int numberOf(Bytes key) {
        var bits = Byte.toUnsignedInt(key.at(0)) << Byte.SIZE | Byte.toUnsignedInt(key.at(1));
        return bits >> (2 * Byte.SIZE - BITS);
    }

    /// The lowest key of a bucket.
    public static Bytes from(int number) {
        var key = new byte[Hash.SIZE];
        var bits = number << (2 * Byte.SIZE - BITS);
        key[0] = (byte) (bits >> Byte.SIZE);
        key[1] = (byte) bits;
        return Bytes.of(key);
    }

    /// What comes after its highest key.
    public static Bytes until(int number) {
        return number + 1 < MOST ? from(number + 1) : AFTER_ALL;
    }
}
