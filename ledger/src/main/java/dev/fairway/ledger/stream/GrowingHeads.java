package dev.fairway.ledger.stream;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.bytes.Sha256;
import dev.fairway.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// The map of [HeadsMap] as it grows with a log: hashes below what did not change are kept, so that its root is known
/// again after each heads without looking at all keys. A part is a number: 0 for nothing, below it the binding of its
/// only key, above it a fork. For one thread.
public final class GrowingHeads {

    private static final int NOTHING = 0;
    private static final int CHUNK = 1 << 12;
    private static final byte[] NONE = new byte[Hash.SIZE];

    private final PackedBindings bindings = new PackedBindings();
    private final Sha256 sha256 = new Sha256();
    /// Of each fork two parts: where the bit is cleared, and where it is set.
    private final List<int[]> halves = new ArrayList<>();
    /// Of each fork, all zero where a part below has changed since.
    private final List<byte[]> hashes = new ArrayList<>();

    private int forks;
    private int whole = NOTHING;

    /// Adds an entry to a key, after all that it had.
    public void add(Bytes key, long index, Hash leaf) {
        var fork = NOTHING;
        var part = whole;
        var bit = 0;
        while (part > NOTHING) {
            forget(part);
            fork = part;
            part = half(fork, HeadsMap.isSet(key, bit));
            bit++;
        }
        if (part == NOTHING) {
            put(fork, key, bit, -1 - bindings.add(key, index, leaf));
        } else if (bindings.hasKey(-1 - part, key)) {
            bindings.then(-1 - part, index, leaf);
        } else {
            split(fork, part, bit, key, -1 - bindings.add(key, index, leaf));
        }
    }

    /// Puts forks in the place of a binding, down to the first bit by which two keys differ.
    private void split(int above, int binding, int from, Bytes key, int added) {
        var fork = above;
        var bit = from;
        for (; bindings.isSet(-1 - binding, bit) == HeadsMap.isSet(key, bit); bit++) {
            fork = put(fork, key, bit, newFork());
        }
        fork = put(fork, key, bit, newFork());
        put(fork, key, bit + 1, added);
        halves.get(fork / CHUNK)[2 * (fork % CHUNK) + (HeadsMap.isSet(key, bit) ? 0 : 1)] = binding;
    }

    /// Puts a part where a key leads, below a fork of the bit before; or as the whole where there is none.
    ///
    /// @return the part
    private int put(int fork, Bytes key, int bit, int part) {
        if (fork == NOTHING) {
            whole = part;
        } else {
            halves.get(fork / CHUNK)[2 * (fork % CHUNK) + (HeadsMap.isSet(key, bit - 1) ? 1 : 0)] = part;
        }
        return part;
    }

    private int newFork() {
        forks++;
        if (forks / CHUNK == halves.size()) {
            halves.add(new int[2 * CHUNK]);
            hashes.add(new byte[CHUNK * Hash.SIZE]);
        }
        return forks;
    }

    private int half(int fork, boolean ones) {
        return halves.get(fork / CHUNK)[2 * (fork % CHUNK) + (ones ? 1 : 0)];
    }

    private void forget(int fork) {
        var at = fork % CHUNK * Hash.SIZE;
        Arrays.fill(hashes.get(fork / CHUNK), at, at + Hash.SIZE, (byte) 0);
    }

    /// How many keys there are.
    public long count() {
        return bindings.size();
    }

    public Bytes root() {
        return hash(whole);
    }

    private Bytes hash(int part) {
        var both = new byte[2 * Hash.SIZE];
        hash(part, both, 0);
        return Bytes.of(both).slice(0, Hash.SIZE);
    }

    /// Writes the hash of a part.
    private void hash(int part, byte[] into, int at) {
        if (part == NOTHING) {
            Arrays.fill(into, at, at + Hash.SIZE, (byte) 0);
        } else if (part < NOTHING) {
            bindings.hash(-1 - part, into, at);
        } else {
            var kept = hashes.get(part / CHUNK);
            var from = part % CHUNK * Hash.SIZE;
            if (Arrays.equals(kept, from, from + Hash.SIZE, NONE, 0, Hash.SIZE)) {
                var both = new byte[2 * Hash.SIZE];
                hash(half(part, false), both, 0);
                hash(half(part, true), both, Hash.SIZE);
                sha256.add(HeadsMap.NODE_BYTE);
                sha256.add(both, 0, both.length);
                sha256.end(kept, from);
            }
            System.arraycopy(kept, from, into, at, Hash.SIZE);
        }
    }

    /// Hands over every key, in their order.
    public void bindings(Consumer<Binding> each) {
        visit(whole, binding -> each.accept(bindings.get(binding)));
    }

    /// Visits the bindings of a part, in the order of their keys.
    private void visit(int part, Consumer<Integer> each) {
        if (part > NOTHING) {
            visit(half(part, false), each);
            visit(half(part, true), each);
        } else if (part < NOTHING) {
            each.accept(-1 - part);
        }
    }

    /// Hands over what a store keeps of the parts, in their order.
    public void buckets(Consumer<Bucket> each) {
        buckets(whole, 0, each);
    }

    /// @param bit how deep the part is
    private void buckets(int part, int bit, Consumer<Bucket> each) {
        if (part > NOTHING && bit < Bucket.BITS) {
            buckets(half(part, false), bit + 1, each);
            buckets(half(part, true), bit + 1, each);
        } else if (part != NOTHING) {
            var keys = new ArrayList<Integer>();
            visit(part, keys::add);
            var number = Bucket.numberOf(bindings.get(keys.getFirst()).key());
            each.accept(new Bucket(number, keys.size(), hash(part)));
        }
    }
}
