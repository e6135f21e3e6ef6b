package dev.fairway.ledger.tree;

/// Where the hashes of a tree are kept: those of full subtrees, which never change.
@FunctionalInterface
public interface Nodes {

    /// The hash over the 2^level entries from index × 2^level on.
    ///
    /// @param level 0 for entries
    /// @throws IllegalArgumentException where the tree has no such full subtree
    Hash at(int level, long index);

    /// Where a full subtree stands among all of them in the order in which they become full, from 0 on: each
    /// entry, then the subtrees that end with it, from the smallest to the largest. What an append adds stands
    /// together.
    ///
    /// @param level 0 for entries
    static long place(int level, long index) {
        var end = ((index + 1) << level) - 1;
        return 2 * end - Long.bitCount(end) + level;
    }
}
