package dev.fairway.ledger.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a tree gains by more entries: the nodes that are full now and were not before. With the roots of the full
/// subtrees that were there, they are enough to prove the new entries.
public final class Growth implements Nodes {

    private final Map<Place, Hash> nodes = new HashMap<>();
    private final List<Node> added = new ArrayList<>();
    private long size;

    private record Place(int level, long index) {}

    /// One full subtree.
    ///
    /// @param level 0 for entries
    /// @param index among those of its level
    public record Node(int level, long index, Hash hash) {}

    /// @param size number of entries that are there
    /// @param before their nodes
    public Growth(long size, Nodes before) {
        this.size = size;
        // From the largest full subtree to the smallest.
        var from = 0L;
        for (var bits = size; bits != 0; bits &= ~Long.highestOneBit(bits)) {
            var level = Long.numberOfTrailingZeros(Long.highestOneBit(bits));
            nodes.put(new Place(level, from >> level), before.at(level, from >> level));
            from += 1L << level;
        }
    }

    /// Adds the hash of the next entry.
    public void add(Hash leaf) {
        var node = leaf;
        var index = size;
        keep(new Node(0, index, node));
        for (var level = 0; (index & 1) == 1; level++) {
            node = Merkle.node(at(level, index - 1), node);
            index >>= 1;
            keep(new Node(level + 1, index, node));
        }
        size++;
    }

    private void keep(Node node) {
        nodes.put(new Place(node.level(), node.index()), node.hash());
        added.add(node);
    }

    public long size() {
        return size;
    }

    public Hash root() {
        return Proofs.root(size, this);
    }

    /// The new nodes, in the order in which they became full.
    public List<Node> added() {
        return List.copyOf(added);
    }

    @Override
    public Hash at(int level, long index) {
        var hash = nodes.get(new Place(level, index));
        if (hash == null) {
            throw new IllegalArgumentException(
                    "node %d of level %d is none that growing needs".formatted(index, level));
        }
        return hash;
    }
}
