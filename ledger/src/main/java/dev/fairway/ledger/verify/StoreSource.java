package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.IndexRow.OfKey;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.store.StoredBlob;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Nodes;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A log in a store, with all that the store keeps beside entries and blobs.
public final class StoreSource implements LaterSource {

    private static final int SALT = 32;
    private static final List<Index> INDEXES = List.of(
            new Index("the tree", IndexRow.OfNode.class),
            new Index("times, ids and payloads", IndexRow.OfEntry.class),
            new Index("streams", IndexRow.OfStream.class),
            new Index("subjects", IndexRow.OfSubject.class),
            new Index("keys", OfKey.class),
            new Index("whom receivers speak for", IndexRow.OfVouched.class),
            new Index("ends, by whom", IndexRow.OfHeads.class),
            new Index("ends", IndexRow.OfBinding.class),
            new Index("ends, by parts", IndexRow.OfBucket.class));

    private final Contents contents;
    private final Tally expected;
    private final Tally kept;
    private final Map<String, OfKey> keys = new HashMap<>();
    /// Roots of the full subtrees so far, the smallest last.
    private final Deque<Subtree> subtrees = new ArrayDeque<>();
    private final long size;
    private long next;

    private record Index(String name, Class<? extends IndexRow> kind) {}

    private record Subtree(int level, long index, Hash hash) {}

    /// @param contents of one moment
    public StoreSource(Contents contents, SecureRandom random) {
        this.contents = contents;
        this.size = contents.size();
        var key = new byte[Hash.SIZE];
        random.nextBytes(key);
        this.expected = new Tally(Bytes.of(key));
        this.kept = new Tally(Bytes.of(key));
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
        if (size < signed.size()) {
            faults.add("store", "it holds %d of the %d entries that were signed".formatted(size, signed.size()));
        }
        contents.indexes(kept::add);
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
    public void skipTo(long index) {
        next = index;
    }

    @Override
    public Recorded entry(long index) {
        return contents.entry(index);
    }

    @Override
    public List<Long> keyEntries(Set<String> fingerprints, long until) {
        var actors = new TreeSet<String>();
        fingerprints.forEach(it -> contents.holder(it).ifPresent(holder -> actors.add(holder.actor())));
        Leaf.parse(contents.entry(0).leaf()).ifPresent(leaf -> actors.add(leaf.actor()));
        return actors.stream()
                .flatMap(actor -> contents.revisions("keys/" + actor).stream())
                .filter(index -> index < until)
                .distinct()
                .sorted()
                .toList();
    }

    @Override
    public Optional<Kept> kept(Digest name) {
        return contents.blob(name)
                .map(content -> kept(new StoredBlob(Bytes.hex(name.hex()), content, Optional.empty())));
    }

    private static Kept kept(StoredBlob blob) {
        var digest = Digest.of(blob.content());
        var name = blob.name().length() == Hash.SIZE ? digest(blob.name()) : digest;
        var place = "blob " + blob.name().hex();
        if (!name.equals(digest) || blob.name().length() != Hash.SIZE) {
            return new Kept(place, name, Optional.of("its bytes are others"), Optional.empty());
        }
        var salted = blob.plain().isPresent();
        var sound = blob.plain()
                .filter(plain -> blob.content().length() < SALT
                        || !blob.content().slice(SALT).sha256().equals(plain))
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
        var subtree = new Subtree(0, index, hash);
        expect(subtree);
        while (!subtrees.isEmpty() && subtrees.getLast().level() == subtree.level()) {
            var left = subtrees.removeLast();
            subtree = new Subtree(left.level() + 1, left.index() >> 1, Merkle.node(left.hash(), subtree.hash()));
            expect(subtree);
        }
        subtrees.addLast(subtree);
    }

    private void expect(Subtree subtree) {
        expected.add(new IndexRow.OfNode(
                subtree.level(), subtree.index(), subtree.hash().bytes()));
    }

    @Override
    public void entry(long index, Entry entry, boolean newcomer) {
        var leaf = entry.leaf();
        expected.add(new IndexRow.OfEntry(
                index,
                leaf.time().toEpochMilli(),
                Bytes.hex(entry.id()),
                Bytes.hex(leaf.payload().hex()),
                hash(entry.signer())));
        entry.revision().ifPresent(it -> expected.add(new IndexRow.OfStream(it.stream(), it.number(), index)));
        for (var subject : leaf.subjects()) {
            expected.add(new IndexRow.OfSubject(Bytes.hex(subject.hex()), leaf.predicateType(), index));
        }
        if (newcomer) {
            expected.add(new IndexRow.OfVouched(leaf.actor()));
        }
        for (var change : entry.keys()) {
            switch (change) {
                case Entry.KeyChange.Begun(var key, var kind, var actor) ->
                    keys.put(
                            key.fingerprint(),
                            new OfKey(key.fingerprint(), key.wire(), kind.word(), actor, OptionalLong.empty()));
                case Entry.KeyChange.Ended(var key) ->
                    keys.computeIfPresent(
                            key.fingerprint(),
                            (_, row) -> new OfKey(
                                    row.fingerprint(), row.wire(), row.kind(), row.actor(), OptionalLong.of(index)));
            }
        }
    }

    @Override
    public void heads(long index, GrowingHeads map) {
        expected.add(new IndexRow.OfHeads(index));
        map.bindings(binding -> expected.add(new IndexRow.OfBinding(binding)));
        map.buckets(bucket -> expected.add(new IndexRow.OfBucket(bucket)));
    }

    private static Bytes hash(PublicKey key) {
        return key.wire().sha256();
    }

    @Override
    public void end(Hash root, boolean judged, Faults faults) {
        keys.values().forEach(expected::add);
        for (var index : judged ? INDEXES : INDEXES.subList(0, 1)) {
            if (!kept.of(index.kind()).equals(expected.of(index.kind()))) {
                faults.add("index of " + index.name(), "it is not what the entries say");
            }
        }
    }

    @Override
    public void close() {
        // Whoever has the contents ends the reading.
    }
}
