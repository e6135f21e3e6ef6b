package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.tree.Hash;
import java.util.SortedMap;

/// Compares all that a source keeps beside its entries with what they say: tree, indexes, heads and blobs.
final class Comparison implements Watcher {

    private final Source source;
    private final Faults faults;
    private final BlobAccount blobs;
    private final HeadsAccount heads = new HeadsAccount();

    /// @param ofBlobs takes what is wrong with blobs
    Comparison(Source source, Faults faults, Faults ofBlobs) {
        this.source = source;
        this.faults = faults;
        this.blobs = new BlobAccount(source, ofBlobs);
        blobs.begin();
    }

    @Override
    public void leaf(long index, Hash hash) {
        source.leaf(index, hash, faults);
    }

    @Override
    public void next(Fact fact) {
        // Everything before it is known.
    }

    @Override
    public void accepted(long index, Entry entry, Hash hash, boolean newcomer, boolean own) {
        source.entry(index, entry, newcomer);
        blobs.add(index, entry, own);
        heads.add(index, entry, hash, own)
                .ifPresent(fault -> faults.add(source.envelopeAt(index), "entry %d: %s".formatted(index, fault)));
    }

    @Override
    public void end(Hash root, boolean judged) {
        heads.end(source);
        source.end(root, judged, faults);
        if (judged) {
            blobs.end();
        }
    }

    SortedMap<Digest, Long> erased() {
        return blobs.erased();
    }
}
