package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.stream.HeadsChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A fact with the files that come with it.
///
/// @param blobs stored with the entry, or not at all
/// @param erased digests of blobs that go with it
/// @param heads of a statement of where streams end, how the kept map changes
public record Draft(Fact fact, List<Blob> blobs, Set<Digest> erased, Optional<HeadsChange> heads) {

    public Draft {
        requireNonNull(fact, "fact");
        blobs = List.copyOf(blobs);
        erased = Set.copyOf(erased);
        requireNonNull(heads, "heads");
    }

    public static Draft of(Fact fact, Blob... blobs) {
        return new Draft(fact, List.of(blobs), Set.of(), Optional.empty());
    }
}
