package dev.fairway.ledger.store;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.stream.HeadsChange;
import dev.fairway.ledger.tree.Growth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What one transaction adds. Without entries it adds nothing.
///
/// @param entries in their order, from the store's size on
/// @param growth of the tree by these entries
/// @param erased blobs that are in no file of the store afterwards
/// @param heads how the kept map of ends changes, where one of the entries says so
public record Addition(
        List<Entry> entries, Growth growth, List<Blob> blobs, Set<Digest> erased, Optional<Heads> heads) {

    /// A change of the kept map.
    ///
    /// @param index of the entry that says so
    public record Heads(long index, HeadsChange change) {
        public Heads {
            requireNonNull(change, "change");
        }
    }

    public Addition {
        entries = List.copyOf(entries);
        blobs = List.copyOf(blobs);
        erased = Set.copyOf(erased);
        requireNonNull(heads, "heads");
    }
}
