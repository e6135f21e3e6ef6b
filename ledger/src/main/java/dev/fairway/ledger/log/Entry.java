package dev.fairway.ledger.log;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.List;
import java.util.Optional;

/// A fact that was found to be in order, with all that later ones are judged by.
///
/// @param leaf what is hashed
/// @param signer whose signature counts: of two, that of the key the entry is about
/// @param id of the statement
/// @param revision of a stream, where it changes state
/// @param keys what it changes about keys, in this order
/// @param vouchedBy the actor whose key signed, where that is not the leaf's
public record Entry(
        Leaf leaf,
        Fact fact,
        PublicKey signer,
        String id,
        Optional<Revision> revision,
        List<KeyChange> keys,
        Optional<String> vouchedBy) {

    /// One step of a stream.
    ///
    /// @param number from 1 on, without gaps
    public record Revision(String stream, long number) {
        public Revision {
            requireNonNull(stream, "stream");
        }
    }

    /// What an entry does to keys.
    public sealed interface KeyChange {

        /// From the next entry on the key signs for the actor.
        record Begun(PublicKey key, KeyKind kind, String actor) implements KeyChange {}

        /// From the next entry on it signs nothing.
        record Ended(PublicKey key) implements KeyChange {}
    }

    public Entry {
        requireNonNull(leaf, "leaf");
        requireNonNull(fact, "fact");
        requireNonNull(signer, "signer");
        requireNonNull(id, "id");
        keys = List.copyOf(keys);
    }

    /// Of the leaf.
    public Hash hash() {
        return Merkle.leaf(leaf.bytes());
    }
}
