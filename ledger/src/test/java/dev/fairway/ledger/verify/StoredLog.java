package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.store.Addition;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.stream.HeadsChange;
import dev.fairway.ledger.stream.HeadsMap;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Hash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A log in a store, for tests: with keys, streams, blobs, an erasure and a heads, all of it in order.
public final class StoredLog {

    public static final String ANN = "a".repeat(32);

    private static final Blob MIGRATIONS = Blob.plain(Bytes.utf8("{\"migrations\":[],\"tool\":\"sql\"}"));
    private static final Blob MANIFEST =
            Blob.plain(Bytes.utf8("{\"app\":\"shop\",\"components\":{\"migrations\":{\"db\":\"%s\"}},\"version\":\"1\"}"
                    .formatted(MIGRATIONS.digest().text())));
    private static final Blob REASON = salted(1, "because of a person");
    private static final Blob SPOKEN = salted(2, "what a person said");

    private final SampleLog log;
    private final LedgerStore store;
    private final Memory known = new Memory();
    private final List<Entry> entries = new ArrayList<>();
    private long reports;

    public StoredLog(LedgerStore store) {
        this(store, new SampleLog());
    }

    public StoredLog(LedgerStore store, SampleLog log) {
        this.store = store;
        this.log = log;
    }

    public SampleLog log() {
        return log;
    }

    public LedgerStore store() {
        return store;
    }

    private static Blob salted(int salt, String text) {
        var bytes = new byte[Blob.SALT];
        bytes[0] = (byte) salt;
        var content = Bytes.utf8(text);
        return new Blob(Bytes.of(bytes).then(content), Optional.of(Digest.of(content)));
    }

    /// One of everything: 11 entries.
    public StoredLog everything() {
        var phone = SampleLog.signer(2);
        var laptop = SampleLog.signer(3);
        append(log.entry0());
        append(log.author(phone).introduce(ANN));
        append(log.author(phone).rotate(ANN, laptop, 2));
        append(release(), MANIFEST, MIGRATIONS);
        append(
                log.author(laptop)
                        .state(
                                "urn:fairway:evidence:v1",
                                List.of(new Subject("shop@1", MANIFEST.digest())),
                                Map.of("file", new Reference(SPOKEN.digest(), true).json())),
                SPOKEN);
        append(log.author()
                .state(
                        "urn:fairway:heartbeat:v1",
                        List.of(SampleLog.subject("prod")),
                        Map.of("behalf", Json.of("b".repeat(32)), "receiver", Json.of(SampleLog.FOUNDER))));
        append(log.author().state("urn:fairway:riddle:v7", List.of(SampleLog.subject("x")), Map.of()));
        append(erasure(SPOKEN.digest()), List.of(REASON), Set.of(SPOKEN.digest()));
        report();
        state(entries.size());
        report();
        return this;
    }

    private Fact release() {
        return log.author()
                .state(
                        "urn:fairway:release:v1",
                        List.of(new Subject("shop@1", MANIFEST.digest())),
                        Map.of("manifest", new Reference(MANIFEST.digest(), false).json()),
                        new Revision("release/shop@1", 1));
    }

    /// What erases one blob, with a reason.
    public Fact erasure(Digest digest) {
        return log.author()
                .state(
                        "urn:fairway:erasure:v1",
                        List.of(new Subject("blob", digest)),
                        Map.of(
                                "digests",
                                new Json.Listing(List.of(Json.of(digest.text()))),
                                "reason",
                                new Reference(REASON.digest(), true).json()),
                        new Revision("erasures", 1));
    }

    /// A step of a stream.
    public void report() {
        reports++;
        append(log.step("environment/prod/shop", reports));
    }

    /// Steps and notes up to a size.
    public StoredLog upTo(long size) {
        var facts = new ArrayList<Fact>();
        for (var at = entries.size() + facts.size(); at < size; at = entries.size() + facts.size()) {
            facts.add(at == 0 ? log.entry0() : log.note("subject " + at));
            if (facts.size() == 500) {
                append(facts, List.of(), Set.of());
                facts.clear();
            }
        }
        append(facts, List.of(), Set.of());
        return this;
    }

    /// Says where streams end, and keeps the map.
    public void state(int size) {
        state(size, log.author(), -1);
    }

    /// As [#state(int)], by anybody.
    ///
    /// @param hidden entry that the map does not have, as if it were not there; none if below 0
    public void state(int size, Author author, long hidden) {
        var map = new GrowingHeads();
        for (var index = 0; index < size; index++) {
            if (index != hidden) {
                for (var key : keys(entries.get(index))) {
                    map.add(key, index, entries.get(index).hash());
                }
            }
        }
        var fact = heads(size, map.count(), map.root(), author);
        var bindings = new ArrayList<Binding>();
        map.bindings(bindings::add);
        var buckets = new ArrayList<Bucket>();
        map.buckets(buckets::add);
        var kept = store.<OptionalLong>read(Contents::heads);
        var change = new HeadsChange(OptionalLong.empty(), kept, size, map.count(), map.root(), bindings, buckets);
        var heads = new Addition.Heads(entries.size(), change);
        append(List.of(fact), List.of(), Set.of(), Optional.of(heads));
    }

    /// The true heads of the first entries.
    public Fact heads(int size) {
        var bindings = bindings(size);
        return heads(size, bindings.size(), HeadsMap.root(bindings.values()));
    }

    public Fact heads(long size, long count, Bytes root) {
        return heads(size, count, root, log.author());
    }

    public static Fact heads(long size, long count, Bytes root, Author author) {
        var digest = new Digest("sha256:" + root.hex());
        return author.state(
                "urn:fairway:heads:v1",
                List.of(new Subject("heads", digest)),
                Map.of("size", Json.of(size), "count", Json.of(count), "root", Json.of(digest.text())));
    }

    private Map<Bytes, Binding> bindings(int size) {
        var bindings = new LinkedHashMap<Bytes, Binding>();
        for (var index = 0; index < size; index++) {
            var entry = entries.get(index);
            for (var key : keys(entry)) {
                var before = bindings.get(key);
                bindings.put(
                        key,
                        before == null ? Binding.first(key, index, entry.hash()) : before.then(index, entry.hash()));
            }
        }
        return bindings;
    }

    private static List<Bytes> keys(Entry entry) {
        var keys = new ArrayList<Bytes>();
        entry.revision().ifPresent(it -> keys.add(Binding.ofStream(it.stream())));
        for (var subject : entry.leaf().subjects()) {
            keys.add(Binding.ofSubject(entry.leaf().predicateType(), subject.hex()));
        }
        return keys;
    }

    public void append(Fact fact, Blob... blobs) {
        append(fact, List.of(blobs), Set.of());
    }

    public void append(Fact fact, List<Blob> blobs, Set<Digest> erased) {
        append(List.of(fact), blobs, erased);
    }

    private void append(List<Fact> facts, List<Blob> blobs, Set<Digest> erased) {
        append(facts, blobs, erased, Optional.empty());
    }

    private void append(List<Fact> facts, List<Blob> blobs, Set<Digest> erased, Optional<Addition.Heads> heads) {
        var added = new ArrayList<Entry>();
        for (var fact : facts) {
            var entry = log.accepted(fact, known);
            known.add(entry);
            added.add(entry);
        }
        commit(added, blobs, erased, heads);
    }

    /// A key entry without any judgement, after which whoever does not know better takes its key for the actor's.
    ///
    /// @param about the key
    public void pretend(Fact fact, Signer about) {
        var entry = bringing(fact, about);
        known.add(entry);
        force(entry);
    }

    private Entry bringing(Fact fact, Signer about) {
        var predicate = fact.statement().predicate();
        var actor = predicate.text("actor").orElseThrow();
        var id = predicate.text("id").orElseThrow();
        var leaf = new Leaf(
                actor,
                Digest.of(fact.payload()),
                fact.statement().predicateType(),
                Digest.of(fact.envelope()),
                fact.statement().digests(),
                log.now());
        var stream = "keys/" + actor;
        return new Entry(
                leaf,
                fact,
                about.key(),
                id,
                Optional.of(new Revision(stream, known.revision(stream) + 1)),
                List.of(new Entry.KeyChange.Begun(about.key(), about.kind(), actor)),
                Optional.empty());
    }

    /// Has later entries be taken in as if nothing had ended a key.
    ///
    /// @param fact that brought it in
    public void forgetEnd(Fact fact, Signer about) {
        known.add(bringing(fact, about));
    }

    /// Without any judgement.
    public void force(Entry entry) {
        commit(List.of(entry), List.of(), Set.of(), Optional.empty());
    }

    private void commit(List<Entry> added, List<Blob> blobs, Set<Digest> erased, Optional<Addition.Heads> heads) {
        entries.addAll(added);
        store.append(
                contents -> {
                    var growth = new Growth(contents.size(), contents);
                    added.forEach(entry -> growth.add(entry.hash()));
                    return new Addition(added, growth, blobs, erased, heads);
                },
                this::seal);
    }

    private Note seal(long size, Hash root) {
        return log.key().sign(new Checkpoint(log.key().verifier().name(), size, root));
    }

    /// An entry that no rule allows: another leaf than the fact's own.
    public Entry lying(Fact fact, UnaryOperator<Leaf> lie) {
        var entry = log.accepted(fact, known);
        return new Entry(
                lie.apply(entry.leaf()),
                entry.fact(),
                entry.signer(),
                entry.id(),
                entry.revision(),
                entry.keys(),
                entry.vouchedBy());
    }
}
