package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Hash;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;

/// The entries of a store, one after the other, and the rows that could be made from them.
abstract sealed class StoredEntries implements Source permits StoreSource, EntrySource {

    /// Entries that are read at once.
    private static final int AHEAD = 64;

    private final Contents contents;
    private final Rows rows;
    private final long size;
    private final Deque<Recorded> ahead = new ArrayDeque<>();
    private long next;

    /// @param contents of one moment
    /// @param each takes the rows
    StoredEntries(Contents contents, Consumer<IndexRow> each) {
        this.contents = contents;
        this.rows = new Rows(each);
        this.size = contents.size();
    }

    @Override
    public Optional<Bytes> checkpoint() {
        return contents.checkpoint().map(Note::bytes);
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public Optional<Recorded> next(Faults faults) {
        if (next >= size) {
            return Optional.empty();
        }
        if (ahead.isEmpty()) {
            read();
        }
        if (ahead.isEmpty()) {
            faults.add(leafAt(next), "it is missing");
            next = size;
            return Optional.empty();
        }
        next++;
        return Optional.of(ahead.remove());
    }

    /// Some entries at once; where one of them is missing, those before it one by one.
    private void read() {
        try {
            ahead.addAll(contents.entries(next, AHEAD));
        } catch (IllegalArgumentException _) {
            readOne();
        }
    }

    private void readOne() {
        try {
            ahead.add(contents.entry(next));
        } catch (IllegalArgumentException _) {
            // The next one is the missing one.
        }
    }

    @Override
    public String leafAt(long index) {
        return "entry " + index;
    }

    @Override
    public String envelopeAt(long index) {
        return "entry " + index;
    }

    @Override
    public void leaf(long index, Hash hash, Faults faults) {
        rows.leaf(index, hash);
    }

    @Override
    public void entry(long index, Entry entry, boolean newcomer) {
        rows.entry(index, entry, newcomer);
    }

    @Override
    public void heads(long index, GrowingHeads map) {
        rows.heads(index, map);
    }

    @Override
    public void end(Hash root, boolean judged, Faults faults) {
        rows.end();
    }

    /// Which entry is read next.
    public void skipTo(long index) {
        ahead.clear();
        next = index;
    }

    @Override
    public void close() {
        // Whoever has the contents ends the reading.
    }
}
