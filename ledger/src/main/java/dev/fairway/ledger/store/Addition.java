package dev.fairway.ledger.store;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.tree.Growth;
import java.util.List;
import java.util.Set;

/// What one transaction adds. Without entries it adds nothing.
///
/// @param entries in their order, from the store's size on
/// @param growth of the tree by these entries
/// @param erased blobs that are in no file of the store afterwards
public record Addition(List<Entry> entries, Growth growth, List<Blob> blobs, Set<Digest> erased) {

    public Addition {
        entries = List.copyOf(entries);
        blobs = List.copyOf(blobs);
        erased = Set.copyOf(erased);
    }
}
