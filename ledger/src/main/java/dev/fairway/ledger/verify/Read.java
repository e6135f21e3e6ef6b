package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.Optional;

/// What the bytes of an entry say, without any other entry.
///
/// @param hash of the leaf
/// @param envelope its digest
record Read(Hash hash, Optional<Leaf> leaf, Digest envelope, Optional<Fact> fact) {

    static Read of(Recorded recorded) {
        return new Read(
                Merkle.leaf(recorded.leaf()),
                Leaf.parse(recorded.leaf()),
                Digest.of(recorded.envelope()),
                Fact.parse(recorded.envelope()));
    }
}
