package dev.fairway.ledger.stream;

import dev.fairway.ledger.bytes.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntFunction;

/// The map as a store keeps it, of which one bucket is read for one key. Nothing in it is believed: what it proves is
/// held against a root by [HeadsMap#holds].
public final class KeptMap {

    /// Of the parts above the buckets: the whole is at 1, the halves of the one at N are at 2N and 2N + 1.
    private final long[] counts = new long[2 * Bucket.MOST];

    private final Bytes[] hashes = new Bytes[2 * Bucket.MOST];
    private final IntFunction<List<Binding>> bindings;

    /// @param buckets all that have a key
    /// @param bindings of one bucket
    public KeptMap(Collection<Bucket> buckets, IntFunction<List<Binding>> bindings) {
        this.bindings = bindings;
        Arrays.fill(hashes, HeadsMap.EMPTY);
        for (var bucket : buckets) {
            counts[Bucket.MOST + bucket.number()] = bucket.count();
            hashes[Bucket.MOST + bucket.number()] = bucket.hash();
        }
        for (var part = Bucket.MOST - 1; part > 0; part--) {
            counts[part] = counts[2 * part] + counts[2 * part + 1];
            hashes[part] = counts[part] > 1
                    ? HeadsMap.node(hashes[2 * part], hashes[2 * part + 1])
                    : hashes[counts[2 * part] > 0 ? 2 * part : 2 * part + 1];
        }
    }

    public Bytes root() {
        return hashes[1];
    }

    /// Of keys.
    public long count() {
        return counts[1];
    }

    /// What the map says of a key.
    public HeadsMap.Proof prove(Bytes key) {
        var siblings = new ArrayList<Bytes>();
        var part = 1;
        for (var bit = 0; bit < Bucket.BITS && counts[part] > 1; bit++) {
            var child = 2 * part + (HeadsMap.isSet(key, bit) ? 1 : 0);
            siblings.add(hashes[child ^ 1]);
            part = child;
        }
        if (counts[part] == 0) {
            return HeadsMap.prove(key, List.of(), 0, siblings);
        }
        var below = bindings.apply(only(part) - Bucket.MOST);
        return HeadsMap.prove(key, below, siblings.size(), siblings);
    }

    /// The bucket that a part is, or the one that has its only key.
    private int only(int part) {
        var at = part;
        while (at < Bucket.MOST) {
            at = counts[2 * at] > 0 ? 2 * at : 2 * at + 1;
        }
        return at;
    }
}
