package dev.fairway.ledger.store;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.tree.Hash;
import java.util.function.Consumer;
import java.util.function.Function;

/// Keeps a log. The store is the only truth: entries, envelopes, nodes, checkpoint, streams and blobs of one addition
/// are all there, or none of them is.
///
/// Any number of threads and processes may hold one. Everything fails with a [LedgerStoreException] only.
public interface LedgerStore extends AutoCloseable {

    /// Asks about one moment of the store.
    ///
    /// @param question must not keep the contents
    <T> T read(Function<Contents, T> question);

    /// Adds to the log, alone among all who do. When it returns, what was added outlives a power cut. When it throws,
    /// nobody knows: whoever must know reads again.
    ///
    /// A store that keeps others out through its commit signs before it and commits entries and signature together.
    /// One that cannot publishes the entries first, and asks for a signature under what is published; it may ask
    /// the sequencer again where somebody else was faster.
    void append(Sequencer sequencer, Sealer sealer);

    /// Makes anew what a store could make from its entries and blobs, alone, all or nothing: whatever was there of it
    /// goes. When it throws, nothing has changed.
    void rebuild(Indexer indexer);

    /// Makes sure that what was erased is in no file of the store.
    void purge();

    @Override
    void close();

    /// Makes rows from entries.
    @FunctionalInterface
    interface Indexer {

        /// @param contents of which nothing but entries, blobs and checkpoint is to be asked
        /// @param each takes every row, in any order
        void index(Contents contents, Consumer<IndexRow> each);
    }

    /// Decides what comes next.
    @FunctionalInterface
    interface Sequencer {

        /// @param contents to which the addition is made
        Addition next(Contents contents);
    }

    /// Signs what the log is committed to.
    @FunctionalInterface
    interface Sealer {

        /// @param size number of entries
        /// @return signed for [Checkpoint] of this size and root
        Note seal(long size, Hash root);
    }
}
