package dev.fairway.ledger.excerpt;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.VerifierKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Entries of a log under one checkpoint.
///
/// @param log whose checkpoint it is
/// @param parts by their index
/// @param newest proves the log's newest entry, which says as of when this is
/// @param blobs that are there
/// @param documents those of them that refer to others, and the reasons that people gave
public record Excerpt(
        VerifierKey log,
        Note checkpoint,
        SortedMap<Long, Part> parts,
        Receipt newest,
        SortedSet<Digest> blobs,
        SortedMap<Digest, Bytes> documents) {

    /// One entry.
    ///
    /// @param receipt under the checkpoint
    public record Part(Receipt receipt, Bytes envelope, Leaf leaf, Fact fact) {
        public Part {
            requireNonNull(receipt, "receipt");
            requireNonNull(envelope, "envelope");
            requireNonNull(leaf, "leaf");
            requireNonNull(fact, "fact");
        }
    }

    public Excerpt {
        requireNonNull(log, "log");
        requireNonNull(checkpoint, "checkpoint");
        requireNonNull(newest, "newest");
        parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
        blobs = Collections.unmodifiableSortedSet(new TreeSet<>(blobs));
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
    }

    /// The blob of the reason that somebody gave.
    static Optional<Digest> reason(Fact fact) {
        return fact.statement()
                .predicate()
                .get("reason")
                .flatMap(Reference::parse)
                .map(Reference::digest);
    }

    /// Blobs that are gone, by the entries that erased them.
    public SortedMap<Digest, Long> erased() {
        return Kept.of(parts, documents).erased();
    }

    /// Blobs that are neither there nor erased, by an entry that refers to them: then the log is not whole.
    public SortedMap<Digest, Long> missing() {
        var missing = new TreeMap<>(Kept.of(parts, documents).due());
        missing.keySet().removeAll(blobs);
        return missing;
    }
}
