package dev.fairway.ledger.stream;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The map from keys to bindings: a binary tree along the bits of the keys, of which a part with a single key is that
/// key's binding. One content has one root.
public final class HeadsMap {

    /// The root of a map without keys, and of a part without any.
    static final Bytes EMPTY = Bytes.of(new byte[Hash.SIZE]);

    /// What is hashed before two halves.
    static final byte NODE_BYTE = 0x11;

    private static final Bytes NODE = Bytes.of(NODE_BYTE);
    private static final int BITS = Byte.SIZE * Hash.SIZE;
    private static final Comparator<Binding> BY_KEY = Comparator.comparing(Binding::key);

    private HeadsMap() {}

    /// @param bindings of different keys, in any order
    /// @throws IllegalArgumentException for one key twice
    public static Bytes root(Collection<Binding> bindings) {
        return root(bindings, 0);
    }

    /// The hash of a part.
    ///
    /// @param bit before which all keys are alike
    static Bytes root(Collection<Binding> bindings, int bit) {
        return hash(sorted(bindings), bit);
    }

    /// What the map holds at a key, or that it holds nothing there.
    ///
    /// @param siblings from below upwards
    /// @param end where the key's bits lead: its own binding, or another whose key begins alike, or nothing
    public record Proof(List<Bytes> siblings, Optional<Binding> end) {

        public Proof {
            siblings = List.copyOf(siblings);
        }
    }

    public static Proof prove(Bytes key, Collection<Binding> bindings) {
        return prove(key, bindings, 0, new ArrayList<>());
    }

    /// The rest of a proof.
    ///
    /// @param bindings of the part to which the key's first bits lead
    /// @param from how many bits those are
    /// @param siblings from above down to there
    static Proof prove(Bytes key, Collection<Binding> bindings, int from, List<Bytes> siblings) {
        var part = sorted(bindings);
        for (var bit = from; part.size() > 1; bit++) {
            var zeros = zeros(part, bit);
            var left = part.subList(0, zeros);
            var right = part.subList(zeros, part.size());
            siblings.add(hash(isSet(key, bit) ? left : right, bit + 1));
            part = isSet(key, bit) ? right : left;
        }
        return new Proof(siblings.reversed(), part.stream().findFirst());
    }

    /// Whether a proof belongs to a root. What it says of the key is then [Proof#end], where that has the key.
    public static boolean holds(Bytes key, Proof proof, Bytes root) {
        var depth = proof.siblings().size();
        if (key.length() != Hash.SIZE
                || depth > BITS
                || (depth > 0 && proof.siblings().getFirst().equals(EMPTY))) {
            return false;
        }
        if (proof.end().isPresent() && !alike(proof.end().get().key(), key, depth)) {
            return false;
        }
        var hash = proof.end().map(Binding::hash).orElse(EMPTY);
        for (var sibling : proof.siblings()) {
            depth--;
            hash = isSet(key, depth) ? node(sibling, hash) : node(hash, sibling);
        }
        return hash.equals(root);
    }

    private static List<Binding> sorted(Collection<Binding> bindings) {
        var sorted = bindings.stream().sorted(BY_KEY).toList();
        for (var i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).key().equals(sorted.get(i - 1).key())) {
                throw new IllegalArgumentException("one key twice");
            }
        }
        return sorted;
    }

    private static Bytes hash(List<Binding> part, int bit) {
        if (part.isEmpty()) {
            return EMPTY;
        }
        if (part.size() == 1) {
            return part.getFirst().hash();
        }
        var zeros = zeros(part, bit);
        return node(hash(part.subList(0, zeros), bit + 1), hash(part.subList(zeros, part.size()), bit + 1));
    }

    static Bytes node(Bytes left, Bytes right) {
        return Bytes.sha256(NODE, left, right);
    }

    /// How many of the sorted keys, alike before this bit, have it cleared.
    private static int zeros(List<Binding> part, int bit) {
        var from = 0;
        var until = part.size();
        while (from < until) {
            var middle = (from + until) >>> 1;
            if (isSet(part.get(middle).key(), bit)) {
                until = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    private static boolean alike(Bytes one, Bytes other, int bits) {
        for (var bit = 0; bit < bits; bit++) {
            if (isSet(one, bit) != isSet(other, bit)) {
                return false;
            }
        }
        return true;
    }

    /// Counted from the first byte's highest.
    static boolean isSet(Bytes key, int bit) {
        return isSet(key.at(bit / Byte.SIZE), bit);
    }

    /// @param holding the byte that has the bit
    static boolean isSet(byte holding, int bit) {
        return ((holding >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1) == 1;
    }
}
