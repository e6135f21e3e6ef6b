package dev.fairway.ledger.stream;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import java.util.List;
import java.util.OptionalLong;

/// What a new heads says, and what of the kept map changes with it.
///
/// @param from the entry whose map it goes on from; nothing where it is made from all entries, so that whatever is
/// kept goes
/// @param kept the entry whose map the store kept when this was made
/// @param size number of entries that the new map is of
/// @param count of its keys
/// @param root of the map
/// @param bindings that are new or changed
/// @param buckets that are new or changed
public record HeadsChange(
        OptionalLong from,
        OptionalLong kept,
        long size,
        long count,
        Bytes root,
        List<Binding> bindings,
        List<Bucket> buckets) {

    public HeadsChange {
        requireNonNull(from, "from");
        requireNonNull(kept, "kept");
        requireNonNull(root, "root");
        bindings = List.copyOf(bindings);
        buckets = List.copyOf(buckets);
    }
}
