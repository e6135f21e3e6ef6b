package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.proved.Ends;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.store.StoredBlob;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Nodes;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A log in a store, with all that the store keeps beside entries and blobs.
public final class StoreSource extends StoredEntries implements LaterSource {

    private static final List<Index> INDEXES = List.of(
            new Index("the tree", IndexRow.OfNode.class),
            new Index("times, ids and payloads", IndexRow.OfEntry.class),
            new Index("streams", IndexRow.OfStream.class),
            new Index("subjects", IndexRow.OfSubject.class),
            new Index("keys", IndexRow.OfKey.class),
            new Index("whom receivers speak for", IndexRow.OfVouched.class),
            new Index("ends, by whom", IndexRow.OfHeads.class),
            new Index("ends", IndexRow.OfBinding.class),
            new Index("ends, by parts", IndexRow.OfBucket.class));

    private final Contents contents;
    private final Tally expected;
    private final Tally kept;

    private record Index(String name, Class<? extends IndexRow> kind) {}

    /// @param contents of one moment
    public StoreSource(Contents contents, SecureRandom random) {
        var key = new byte[Hash.SIZE];
        random.nextBytes(key);
        var expected = new Tally(Bytes.of(key));
        super(contents, expected::add);
        this.contents = contents;
        this.expected = expected;
        this.kept = new Tally(Bytes.of(key));
    }

    @Override
    public void begin(Checkpoint signed, Faults faults) {
        if (contents.size() < signed.size()) {
            faults.add(
                    "store",
                    "it holds %d of the %d entries that were signed".formatted(contents.size(), signed.size()));
        }
    }

    @Override
    public void blobs(Consumer<Kept> each) {
        contents.blobs(blob -> each.accept(kept(blob)));
    }

    @Override
    public Optional<String> fault(Digest name) {
        return Optional.empty();
    }

    @Override
    public Nodes nodes() {
        return contents;
    }

    @Override
    public Recorded entry(long index) {
        return contents.entry(index);
    }

    @Override
    public List<Bytes> leaves(long from, int count) {
        return contents.leaves(from, count);
    }

    @Override
    public Optional<Ends> ends(Checkpoint under, Verification verification) {
        return contents.checkpoint().flatMap(note -> Ends.byHeads(Proved.under(contents, note, under, verification)));
    }

    @Override
    public Optional<Kept> kept(Digest name) {
        return contents.blob(name)
                .map(content -> kept(new StoredBlob(Bytes.hex(name.hex()), content, Optional.empty())));
    }

    static Kept kept(StoredBlob blob) {
        var digest = Digest.of(blob.content());
        var name = blob.name().length() == Hash.SIZE ? digest(blob.name()) : digest;
        var place = "blob " + blob.name().hex();
        if (!name.equals(digest) || blob.name().length() != Hash.SIZE) {
            return new Kept(place, name, Optional.of("its bytes are others"), Optional.empty());
        }
        var salted = blob.plain().isPresent();
        var sound = blob.plain()
                .filter(plain -> blob.content().length() < Blob.SALT
                        || !blob.content().slice(Blob.SALT).sha256().equals(plain))
                .isEmpty();
        return new Kept(
                place,
                name,
                sound ? Optional.empty() : Optional.of("it is found by the digest of other bytes"),
                Optional.of(salted));
    }

    private static Digest digest(Bytes hash) {
        return new Digest("sha256:" + hash.hex());
    }

    @Override
    public Optional<Bytes> blob(Digest name, int most) {
        return contents.blob(name).filter(bytes -> bytes.length() <= most);
    }

    @Override
    public void end(Hash root, boolean judged, Faults faults) {
        super.end(root, judged, faults);
        contents.indexes(kept::add);
        for (var index : judged ? INDEXES : INDEXES.subList(0, 1)) {
            if (!kept.of(index.kind()).equals(expected.of(index.kind()))) {
                faults.add("index of " + index.name(), "it is not what the entries say");
            }
        }
    }
}
