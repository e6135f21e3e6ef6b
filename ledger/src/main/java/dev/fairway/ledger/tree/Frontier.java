package dev.fairway.ledger.tree;

import java.util.ArrayList;
import java.util.List;

/// A tree that only grows, of which nothing is kept but the roots of its largest full subtrees: at most 63 hashes,
/// from which the root follows, and with which the next entries can be added.
public final class Frontier {

    private final List<Hash> roots;
    private long size;

    public Frontier() {
        this.roots = new ArrayList<>();
    }

    /// @param size number of entries
    /// @param roots of the full subtrees that the size is the sum of, the largest first
    /// @throws IllegalArgumentException if the size is the sum of another number of subtrees
    public Frontier(long size, List<Hash> roots) {
        if (size < 0 || Long.bitCount(size) != roots.size()) {
            throw new IllegalArgumentException(
                    "a tree of %d entries has not %d full subtrees".formatted(size, roots.size()));
        }
        this.size = size;
        this.roots = new ArrayList<>(roots);
    }

    /// The tree of the first entries of a larger one, or of all.
    ///
    /// @param size number of entries
    /// @throws IllegalArgumentException where the nodes miss one of its full subtrees
    public static Frontier of(long size, Nodes nodes) {
        var roots = new ArrayList<Hash>();
        var from = 0L;
        for (var bits = size; bits != 0; bits &= ~Long.highestOneBit(bits)) {
            var level = Long.numberOfTrailingZeros(Long.highestOneBit(bits));
            roots.add(nodes.at(level, from >> level));
            from += 1L << level;
        }
        return new Frontier(size, roots);
    }

    /// Adds the hash of the next entry.
    public void add(Hash leaf) {
        var node = leaf;
        for (var full = size; (full & 1) == 1; full >>= 1) {
            node = Merkle.node(roots.removeLast(), node);
        }
        roots.add(node);
        size++;
    }

    public long size() {
        return size;
    }

    /// The root of all entries so far.
    public Hash root() {
        if (roots.isEmpty()) {
            return Merkle.EMPTY;
        }
        var root = roots.getLast();
        for (var next = roots.size() - 2; next >= 0; next--) {
            root = Merkle.node(roots.get(next), root);
        }
        return root;
    }

    /// The roots of the full subtrees, the largest first.
    public List<Hash> roots() {
        return List.copyOf(roots);
    }
}
