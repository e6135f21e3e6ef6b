package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which blobs the entries of an excerpt ask for.
///
/// @param due those that have to be there, by the last entry that refers to them
/// @param erased those that are gone, by the entries that erased them
record Kept(SortedMap<Digest, Long> due, SortedMap<Digest, Long> erased) {

    /// @param documents blobs that refer to others
    static Kept of(SortedMap<Long, Excerpt.Part> parts, Map<Digest, Bytes> documents) {
        var due = new TreeMap<Digest, Long>();
        var erased = new TreeMap<Digest, Long>();
        var founder = Optional.ofNullable(parts.get(0L)).map(part -> part.leaf().actor());
        parts.forEach((index, part) -> {
            for (var digest :
                    Documents.referred(part.fact().statement(), it -> Optional.ofNullable(documents.get(it)))) {
                due.put(digest, index);
                erased.remove(digest);
            }
            if (ExcerptMaking.isErasure(part.leaf())
                    && founder.equals(Optional.of(part.leaf().actor()))) {
                part.leaf().subjects().stream()
                        .filter(it -> due.remove(it) != null)
                        .forEach(it -> erased.put(it, index));
            }
        });
        return new Kept(due, erased);
    }
}
