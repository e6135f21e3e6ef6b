package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Hash;
import java.util.Optional;

/// One reading of a log from wherever it is kept: from its beginning to its end, once, by one thread. Nothing that it
/// hands over is judged.
///
/// What cannot be read fails with a [java.io.UncheckedIOException] or a
/// [dev.fairway.ledger.store.LedgerStoreException].
public interface Source extends KeptBlobs, AutoCloseable {

    /// What the log signed, as it is kept; nothing where there is none.
    Optional<Bytes> checkpoint();

    /// Whether there are no entries at all.
    boolean isEmpty();

    /// Looks at what is there before entries are read.
    ///
    /// @param signed by the log
    void begin(Checkpoint signed, Faults faults);

    /// The next entry; nothing after the last one, or where a fault was told instead.
    Optional<Recorded> next(Faults faults);

    /// Where the leaf of an entry is kept.
    String leafAt(long index);

    /// Compares what is kept of the tree with the next entry's hash.
    void leaf(long index, Hash hash, Faults faults);

    /// Compares what is kept of an entry beside its bytes. An entry that is not in order is not compared.
    ///
    /// @param newcomer whether this is the first one by which somebody vouches for its actor
    void entry(long index, Entry entry, boolean newcomer);

    /// Compares what is kept of the map of ends.
    ///
    /// @param index of the newest heads
    /// @param map of the entries that it is of
    default void heads(long index, GrowingHeads map) {
        // Most keep none.
    }

    /// Compares what can be compared at the end only.
    ///
    /// @param root of as many entries as were signed for, or of all where there are fewer
    /// @param judged whether all entries were compared
    void end(Hash root, boolean judged, Faults faults);

    @Override
    void close();
}
