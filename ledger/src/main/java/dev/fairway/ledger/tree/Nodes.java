package dev.fairway.ledger.tree;

/// Where the hashes of a tree are kept: those of full subtrees, which never change.
@FunctionalInterface
public interface Nodes {

    /// The hash over the 2^level entries from index × 2^level on.
    ///
    /// @param level 0 for entries
    /// @throws IllegalArgumentException where the tree has no such full subtree
    Hash at(int level, long index);
}
