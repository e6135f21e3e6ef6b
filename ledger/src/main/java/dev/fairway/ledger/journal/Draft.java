package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.store.Blob;
import java.util.List;
import java.util.Set;

/// A fact with the files that come with it.
///
/// @param blobs stored with the entry, or not at all
/// @param erased digests of blobs that go with it
public record Draft(Fact fact, List<Blob> blobs, Set<Digest> erased) {

    public Draft {
        requireNonNull(fact, "fact");
        blobs = List.copyOf(blobs);
        erased = Set.copyOf(erased);
    }

    public static Draft of(Fact fact, Blob... blobs) {
        return new Draft(fact, List.of(blobs), Set.of());
    }
}
