package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Hash;
import java.util.Optional;
import java.util.function.Consumer;

/// The entries of a store alone, and the rows that could be made from them. Nothing else that the store keeps is
/// looked
/// at.
final class EntrySource implements Source {

    private final Contents contents;
    private final Rows rows;
    private final long size;
    private long next;

    EntrySource(Contents contents, Consumer<IndexRow> each) {
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
    public void begin(Checkpoint signed, Faults faults) {
        // There is nothing to compare.
    }

    @Override
    public void blobs(Consumer<Kept> each) {
        // Nothing is made from them.
    }

    @Override
    public Optional<Bytes> blob(Digest name, int most) {
        return Optional.empty();
    }

    @Override
    public Optional<String> fault(Digest name) {
        return Optional.empty();
    }

    @Override
    public Optional<Recorded> next(Faults faults) {
        if (next >= size) {
            return Optional.empty();
        }
        try {
            var entry = contents.entry(next);
            next++;
            return Optional.of(entry);
        } catch (IllegalArgumentException _) {
            faults.add(leafAt(next), "it is missing");
            next = size;
            return Optional.empty();
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

    @Override
    public void close() {
        // Whoever has the contents ends the reading.
    }
}
