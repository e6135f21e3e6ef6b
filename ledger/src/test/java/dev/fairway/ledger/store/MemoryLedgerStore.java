package dev.fairway.ledger.store;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.stream.HeadsChange;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Nodes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.LongStream;

/// A store for tests, which forgets all when the process ends. It passes the kit of all stores.
public final class MemoryLedgerStore implements LedgerStore {

    private final Held held = new Held();

    @Override
    public synchronized <T> T read(Function<Contents, T> question) {
        return question.apply(held);
    }

    @Override
    public synchronized void append(Sequencer sequencer, Sealer sealer) {
        var addition = sequencer.next(held);
        if (!addition.entries().isEmpty()) {
            var note = sealer.seal(addition.growth().size(), addition.growth().root());
            held.add(addition, note);
        }
    }

    /// Nothing is kept here that could differ from the entries: the rows only have to be the same.
    @Override
    public synchronized void rebuild(Indexer indexer) {
        var made = new HashSet<IndexRow>();
        indexer.index(held, row -> {
            if (row instanceof IndexRow.OfBlob(var name, var plain)) {
                held.check(name, plain);
            } else {
                made.add(row);
            }
        });
        held.indexes(row -> {
            if (!made.remove(row)) {
                throw new IllegalStateException("rebuilding forgets " + row);
            }
        });
        if (!made.isEmpty()) {
            throw new IllegalStateException("rebuilding invents " + made);
        }
    }

    @Override
    public void purge() {
        // What is erased here is gone.
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    private record Place(int level, long index) {}

    private record About(String type, Digest subject) {}

    private static final class Held implements Contents {

        private final Memory known = new Memory();
        private final List<Entry> entries = new ArrayList<>();
        private final Map<Place, Hash> nodes = new HashMap<>();
        private final Map<String, List<Long>> revisions = new HashMap<>();
        private final Map<About, List<Long>> about = new HashMap<>();
        private final Map<Digest, Blob> blobs = new HashMap<>();
        private final SortedMap<String, Binding> bindings = new TreeMap<>();
        private final SortedMap<Integer, Bucket> buckets = new TreeMap<>();
        private OptionalLong heads = OptionalLong.empty();
        private Optional<Note> checkpoint = Optional.empty();

        private void add(Addition addition, Note note) {
            for (var entry : addition.entries()) {
                var index = known.size();
                known.add(entry);
                entries.add(entry);
                entry.revision()
                        .ifPresent(it -> revisions
                                .computeIfAbsent(it.stream(), _ -> new ArrayList<>())
                                .add(index));
                for (var subject : entry.leaf().subjects()) {
                    about.computeIfAbsent(new About(entry.leaf().predicateType(), subject), _ -> new ArrayList<>())
                            .add(index);
                }
            }
            for (Growth.Node node : addition.growth().added()) {
                nodes.put(new Place(node.level(), node.index()), node.hash());
            }
            addition.heads().ifPresent(it -> keep(it.index(), it.change()));
            addition.erased().forEach(blobs::remove);
            addition.blobs().forEach(blob -> blobs.put(blob.digest(), blob));
            checkpoint = Optional.of(note);
        }

        private void keep(long index, HeadsChange change) {
            if (change.from().isEmpty()) {
                bindings.clear();
                buckets.clear();
            }
            change.bindings().forEach(it -> bindings.put(it.key().hex(), it));
            change.buckets().forEach(it -> buckets.put(it.number(), it));
            heads = OptionalLong.of(index);
        }

        @Override
        public List<Recorded> entries(long from, int most) {
            return LongStream.range(from, Math.min(from + most, size()))
                    .mapToObj(this::entry)
                    .toList();
        }

        @Override
        public List<Bytes> leaves(long from, int most) {
            return entries(from, most).stream().map(Recorded::leaf).toList();
        }

        @Override
        public OptionalLong heads() {
            return heads;
        }

        @Override
        public List<Bucket> buckets() {
            return List.copyOf(buckets.values());
        }

        @Override
        public List<Binding> bindings(int bucket) {
            return bindings.values().stream()
                    .filter(it -> Bucket.numberOf(it.key()) == bucket)
                    .toList();
        }

        @Override
        public void bindings(Consumer<Binding> each) {
            bindings.values().forEach(each);
        }

        @Override
        public Optional<Note> checkpoint() {
            return checkpoint;
        }

        @Override
        public Recorded entry(long index) {
            if (index < 0 || index >= entries.size()) {
                throw new IllegalArgumentException("the store has no entry %d".formatted(index));
            }
            var entry = entries.get((int) index);
            return new Recorded(entry.leaf().bytes(), entry.fact().envelope());
        }

        @Override
        public List<Long> revisions(String stream) {
            return List.copyOf(revisions.getOrDefault(stream, List.of()));
        }

        @Override
        public List<Long> about(String predicateType, Digest subject) {
            return List.copyOf(about.getOrDefault(new About(predicateType, subject), List.of()));
        }

        @Override
        public Optional<Bytes> blob(Digest digest) {
            return Optional.ofNullable(blobs.get(digest)).map(Blob::content);
        }

        @Override
        public Optional<Digest> salted(Digest plain) {
            return blobs.values().stream()
                    .filter(blob -> blob.plain().equals(Optional.of(plain)))
                    .map(Blob::digest)
                    .findFirst();
        }

        @Override
        public void indexes(Consumer<IndexRow> each) {
            nodes.forEach((place, hash) ->
                    each.accept(new IndexRow.OfNode(Nodes.place(place.level(), place.index()), hash.bytes())));
            heads.ifPresent(index -> each.accept(new IndexRow.OfHeads(index)));
            bindings.values().forEach(it -> each.accept(new IndexRow.OfBinding(it)));
            buckets.values().forEach(it -> each.accept(new IndexRow.OfBucket(it)));
            var keys = new TreeMap<String, IndexRow.OfKey>();
            for (var index = 0; index < entries.size(); index++) {
                rows(index, entries.get(index), each);
                for (var change : entries.get(index).keys()) {
                    change(keys, index, change);
                }
            }
            keys.values().forEach(each);
            entries.stream()
                    .filter(entry -> entry.vouchedBy().isPresent())
                    .map(entry -> entry.leaf().actor())
                    .distinct()
                    .forEach(actor -> each.accept(new IndexRow.OfVouched(actor)));
        }

        private static void rows(long index, Entry entry, Consumer<IndexRow> each) {
            var leaf = entry.leaf();
            each.accept(new IndexRow.OfEntry(
                    index,
                    leaf.time().toEpochMilli(),
                    Bytes.hex(entry.id()),
                    Bytes.hex(leaf.payload().hex()),
                    entry.signer().wire().sha256()));
            entry.revision().ifPresent(it -> each.accept(new IndexRow.OfStream(it.stream(), it.number(), index)));
            for (var subject : leaf.subjects()) {
                each.accept(new IndexRow.OfSubject(Bytes.hex(subject.hex()), leaf.predicateType(), index));
            }
        }

        private static void change(Map<String, IndexRow.OfKey> keys, long index, Entry.KeyChange change) {
            switch (change) {
                case Entry.KeyChange.Begun(var key, var kind, var actor) ->
                    keys.put(
                            key.fingerprint(),
                            new IndexRow.OfKey(
                                    key.fingerprint(), key.wire(), kind.word(), actor, OptionalLong.empty()));
                case Entry.KeyChange.Ended(var key) ->
                    keys.computeIfPresent(
                            key.fingerprint(),
                            (_, row) -> new IndexRow.OfKey(
                                    row.fingerprint(), row.wire(), row.kind(), row.actor(), OptionalLong.of(index)));
            }
        }

        private void check(Bytes name, Optional<Bytes> plain) {
            var kept = blobs.get(new Digest("sha256:" + name.hex()));
            if (kept == null || !kept.plain().map(it -> Bytes.hex(it.hex())).equals(plain)) {
                throw new IllegalStateException("rebuilding has a blob found by what it is not");
            }
        }

        @Override
        public void blobs(Consumer<StoredBlob> each) {
            blobs.values()
                    .forEach(blob -> each.accept(new StoredBlob(
                            Bytes.hex(blob.digest().hex()),
                            blob.content(),
                            blob.plain().map(plain -> Bytes.hex(plain.hex())))));
        }

        @Override
        public Hash at(int level, long index) {
            var hash = nodes.get(new Place(level, index));
            if (hash == null) {
                throw new IllegalArgumentException("no node %d of level %d".formatted(index, level));
            }
            return hash;
        }

        @Override
        public long size() {
            return known.size();
        }

        @Override
        public Optional<Digest> first() {
            return known.first();
        }

        @Override
        public Optional<Instant> lastTime() {
            return known.lastTime();
        }

        @Override
        public Optional<Holder> holder(String fingerprint) {
            return known.holder(fingerprint);
        }

        @Override
        public long keysInForce(String actor) {
            return known.keysInForce(actor);
        }

        @Override
        public boolean isFounder(String actor) {
            return known.isFounder(actor);
        }

        @Override
        public boolean isVouched(String actor) {
            return known.isVouched(actor);
        }

        @Override
        public Optional<Stated> stated(String id, PublicKey signer) {
            return known.stated(id, signer);
        }

        @Override
        public long revision(String stream) {
            return known.revision(stream);
        }
    }
}
