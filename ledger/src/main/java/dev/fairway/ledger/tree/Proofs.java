package dev.fairway.ledger.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Proofs of RFC 6962, 2.1.1 and 2.1.2: made from kept nodes, and checked with nothing but hashes.
public final class Proofs {

    private Proofs() {}

    /// The root of the first `size` entries.
    public static Hash root(long size, Nodes nodes) {
        return size == 0 ? Merkle.EMPTY : range(0, size, nodes);
    }

    /// What an entry's hash must be combined with, its sibling first, to get the root of `size` entries.
    ///
    /// @throws IllegalArgumentException unless 0 <= index < size
    public static List<Hash> inclusion(long index, long size, Nodes nodes) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("entry %d is not among %d".formatted(index, size));
        }
        var path = new ArrayList<Hash>();
        var from = 0L;
        var until = size;
        while (until - from > 1) {
            var middle = from + split(until - from);
            if (index < middle) {
                path.add(range(middle, until, nodes));
                until = middle;
            } else {
                path.add(range(from, middle, nodes));
                from = middle;
            }
        }
        return path.reversed();
    }

    /// What shows that the tree of `older` entries is a beginning of the tree of `newer` ones.
    ///
    /// @throws IllegalArgumentException unless 0 <= older <= newer
    public static List<Hash> consistency(long older, long newer, Nodes nodes) {
        if (older < 0 || older > newer) {
            throw new IllegalArgumentException("%d entries are no beginning of %d".formatted(older, newer));
        }
        var path = new ArrayList<Hash>();
        if (older == 0 || older == newer) {
            return path;
        }
        var from = 0L;
        var until = newer;
        while (until != older) {
            var middle = from + split(until - from);
            if (older <= middle) {
                path.add(range(middle, until, nodes));
                until = middle;
            } else {
                path.add(range(from, middle, nodes));
                from = middle;
            }
        }
        // The reader knows the older root already where it is a single full subtree.
        if (from != 0) {
            path.add(range(from, until, nodes));
        }
        return path.reversed();
    }

    /// The root that an inclusion proof leads to; nothing where the proof has another length than index and size ask
    /// for.
    public static Optional<Hash> rootOf(Hash leaf, long index, long size, List<Hash> path) {
        if (index < 0 || index >= size) {
            return Optional.empty();
        }
        var node = leaf;
        var at = index;
        var last = size - 1;
        for (var sibling : path) {
            if (last == 0) {
                return Optional.empty();
            }
            if ((at & 1) == 1 || at == last) {
                node = Merkle.node(sibling, node);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                node = Merkle.node(node, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 ? Optional.of(node) : Optional.empty();
    }

    /// Whether a consistency proof leads from the one root to the other (RFC 9162, 2.1.4.2).
    public static boolean consistent(long older, Hash olderRoot, long newer, Hash newerRoot, List<Hash> proof) {
        if (older < 0 || older > newer) {
            return false;
        }
        if (older == newer) {
            return proof.isEmpty() && olderRoot.equals(newerRoot);
        }
        if (older == 0) {
            return proof.isEmpty() && olderRoot.equals(Merkle.EMPTY);
        }
        var path = new ArrayList<>(proof);
        if (Long.bitCount(older) == 1) {
            path.addFirst(olderRoot);
        }
        if (path.isEmpty()) {
            return false;
        }
        var at = older - 1;
        var last = newer - 1;
        while ((at & 1) == 1) {
            at >>= 1;
            last >>= 1;
        }
        var left = path.getFirst();
        var whole = path.getFirst();
        for (var sibling : path.subList(1, path.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) == 1 || at == last) {
                left = Merkle.node(sibling, left);
                whole = Merkle.node(sibling, whole);
                while ((at & 1) == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                whole = Merkle.node(whole, sibling);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && left.equals(olderRoot) && whole.equals(newerRoot);
    }

    /// The hash over the entries from one index until before another, where such a range is a subtree.
    private static Hash range(long from, long until, Nodes nodes) {
        var length = until - from;
        if (Long.bitCount(length) == 1) {
            var level = Long.numberOfTrailingZeros(length);
            return nodes.at(level, from >> level);
        }
        var middle = from + split(length);
        return Merkle.node(range(from, middle, nodes), range(middle, until, nodes));
    }

    /// The largest power of two below a length of at least 2.
    private static long split(long length) {
        return Long.highestOneBit(length - 1);
    }
}
