package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import java.util.Optional;
import java.util.function.Consumer;

/// The entries of a store alone. Nothing else that the store keeps is looked at.
final class EntrySource extends StoredEntries {

    EntrySource(Contents contents, Consumer<IndexRow> each) {
        super(contents, each);
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
}
