package dev.fairway.ledger.store;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.tree.Nodes;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What a store holds at one moment. Indexes may lie: whoever decides proves what they name by the tree.
public interface Contents extends Known, Nodes {

    /// The newest checkpoint that was signed. It may be of fewer entries than there are, never of more.
    Optional<Note> checkpoint();

    /// @throws IllegalArgumentException unless 0 <= index < size
    Recorded entry(long index);

    /// Some entries in their order: all that there are from the first one on, and at most so many.
    ///
    /// @throws IllegalArgumentException where one of them is missing
    List<Recorded> entries(long from, int most);

    /// The leaves of some entries in their order: of all that there are from the first one on, up to one that is
    /// missing, and at most so many.
    List<Bytes> leaves(long from, int most);

    /// The indexes of a stream's revisions, in their order.
    List<Long> revisions(String stream);

    /// The indexes of the entries of one type about one subject, in their order.
    List<Long> about(String predicateType, Digest subject);

    /// Nothing for what was erased, or never there.
    Optional<Bytes> blob(Digest digest);

    /// The salted blob that holds the bytes of this digest, while it lives.
    Optional<Digest> salted(Digest plain);

    /// The entry whose map of ends is kept; nothing where none is.
    OptionalLong heads();

    /// The kept parts of that map.
    List<Bucket> buckets();

    /// The kept keys of one part of that map.
    List<Binding> bindings(int bucket);

    /// Hands over all kept keys, in their order.
    void bindings(Consumer<Binding> each);

    /// Hands over every row that the store could make from its entries, in any order: what `verify` compares with
    /// them.
    void indexes(Consumer<IndexRow> each);

    /// Hands over every blob, in any order.
    void blobs(Consumer<StoredBlob> each);
}
