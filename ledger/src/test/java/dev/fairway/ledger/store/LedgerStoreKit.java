package dev.fairway.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.stream.HeadsChange;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Proofs;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// What every store promises. A store's own test says how one is opened, and nothing else.
public abstract class LedgerStoreKit {

    private final SampleLog log = new SampleLog();

    /// The same store each time, as another process would open it.
    protected abstract LedgerStore open();

    /// Whether entries outlive the store's closing.
    protected boolean keeps() {
        return true;
    }

    @Test
    void aNewStoreHoldsNothing() {
        try (var store = open()) {
            store.read(contents -> {
                assertThat(contents.size()).isZero();
                assertThat(contents.first()).isEmpty();
                assertThat(contents.lastTime()).isEmpty();
                assertThat(contents.checkpoint()).isEmpty();
                assertThat(contents.revision("keys/" + SampleLog.FOUNDER)).isZero();
                assertThat(contents.isFounder(SampleLog.FOUNDER)).isFalse();
                return contents.size();
            });
        }
    }

    @Test
    void whatWasAppendedIsThere() {
        try (var store = open()) {
            var step = log.step("environment/prod", 1);
            append(store, log.entry0(), step);

            store.read(contents -> {
                assertHeld(contents, step);
                return contents.size();
            });
            if (keeps()) {
                try (var again = open()) {
                    again.read(contents -> {
                        assertHeld(contents, step);
                        return contents.size();
                    });
                }
            }
        }
    }

    private void assertHeld(Contents contents, Fact step) {
        assertThat(contents.size()).isEqualTo(2);
        assertThat(contents.entry(1).envelope()).isEqualTo(step.envelope());
        assertThat(contents.first()).contains(log.first());
        assertThat(contents.lastTime()).contains(log.now());
        assertThat(contents.isFounder(SampleLog.FOUNDER)).isTrue();
        assertThat(contents.keysInForce(SampleLog.FOUNDER)).isEqualTo(1);
        assertThat(contents.holder(log.founder().key().fingerprint()))
                .hasValueSatisfying(holder -> assertThat(holder.inForce()).isTrue());
        assertThat(contents.stated(
                        step.statement().predicate().text("id").orElseThrow(),
                        log.founder().key()))
                .contains(new Known.Stated(1, Digest.of(step.payload())));
        assertThat(contents.revision("environment/prod")).isEqualTo(1);
        assertThat(contents.revisions("environment/prod")).containsExactly(1L);
        assertThat(contents.about(
                        step.statement().predicateType(),
                        step.statement().digests().getFirst()))
                .containsExactly(1L);
        assertThat(contents.checkpoint().flatMap(note -> Checkpoint.parse(note.text())))
                .hasValueSatisfying(checkpoint -> {
                    assertThat(checkpoint.size()).isEqualTo(2);
                    assertThat(checkpoint.root()).isEqualTo(Proofs.root(2, contents));
                });
        assertThatThrownBy(() -> contents.entry(2)).isInstanceOf(IllegalArgumentException.class);
        assertThat(contents.entries(0, 3)).containsExactly(contents.entry(0), contents.entry(1));
        assertThat(contents.entries(0, 1)).containsExactly(contents.entry(0));
        assertThat(contents.entries(1, 9)).containsExactly(contents.entry(1));
        assertThat(contents.entries(2, 9)).isEmpty();
        assertThat(contents.leaves(0, 9))
                .containsExactly(contents.entry(0).leaf(), contents.entry(1).leaf());
        assertThat(contents.leaves(1, 1)).containsExactly(contents.entry(1).leaf());
        assertThat(contents.leaves(2, 9)).isEmpty();
    }

    @Test
    void keysAreKnownByTheirState() {
        var ann = "a".repeat(32);
        var laptop = SampleLog.signer(2);
        var phone = SampleLog.signer(3);
        try (var store = open()) {
            append(
                    store,
                    log.entry0(),
                    log.author(laptop).introduce(ann),
                    log.author(laptop).rotate(ann, phone, 2));

            store.read(contents -> {
                assertThat(contents.holder(laptop.key().fingerprint()))
                        .hasValueSatisfying(
                                holder -> assertThat(holder.inForce()).isFalse());
                assertThat(contents.holder(phone.key().fingerprint()))
                        .hasValueSatisfying(holder -> assertThat(holder.actor()).isEqualTo(ann));
                assertThat(contents.keysInForce(ann)).isEqualTo(1);
                return contents.size();
            });
        }
    }

    @Test
    void whoFailsWhileDecidingOrSigningLeavesNothing() {
        try (var store = open()) {
            append(store, log.entry0());
            assertThatThrownBy(() -> store.append(
                            _ -> {
                                throw new IllegalStateException("no decision");
                            },
                            this::seal))
                    .hasMessage("no decision");
            assertThatThrownBy(() -> store.append(contents -> addition(contents, log.note("x")), (_, _) -> {
                        throw new IllegalStateException("no signature");
                    }))
                    .hasMessage("no signature");

            assertThat(size(store)).isEqualTo(1);
            append(store, log.note("y"));
            assertThat(size(store)).isEqualTo(2);
        }
    }

    @Test
    void withoutEntriesNothingIsSigned() {
        try (var store = open()) {
            store.append(
                    contents -> new Addition(
                            List.of(), new Growth(contents.size(), contents), List.of(), Set.of(), Optional.empty()),
                    (_, _) -> {
                        throw new IllegalStateException("nothing to sign");
                    });

            assertThat(size(store)).isZero();
        }
    }

    @Test
    void blobsAreKeptAndErased() {
        var plain = Blob.plain(Bytes.utf8("an SBOM"));
        var salted = Blob.salted(Bytes.utf8("a name"), new SecureRandom());
        try (var store = open()) {
            append(store, List.of(plain, salted), Set.of(), log.entry0());
            store.read(contents -> {
                assertThat(contents.blob(plain.digest())).contains(plain.content());
                assertThat(contents.blob(salted.digest())).contains(salted.content());
                assertThat(contents.salted(Digest.of(Bytes.utf8("a name")))).contains(salted.digest());
                return contents.size();
            });

            append(store, List.of(), Set.of(salted.digest()), log.note("x"));
            store.read(contents -> {
                assertThat(contents.blob(plain.digest())).isPresent();
                assertThat(contents.blob(salted.digest())).isEmpty();
                assertThat(contents.salted(Digest.of(Bytes.utf8("a name")))).isEmpty();
                return contents.size();
            });
        }
    }

    @Test
    void aReaderSeesOneMoment() throws Exception {
        try (var store = open();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            append(store, log.entry0());
            var sizes = store.read(contents -> {
                var before = contents.size();
                var other = threads.submit(() -> append(store, log.note("x")));
                if (keeps()) {
                    // A store that keeps readers and a writer apart by one lock finishes it afterwards.
                    try {
                        other.get();
                    } catch (InterruptedException | ExecutionException e) {
                        throw new IllegalStateException(e);
                    }
                }
                return List.of(before, contents.size());
            });

            assertThat(sizes).containsExactly(1L, 1L);
        }
    }

    @Test
    void manyThreadsAppendOneAfterTheOther() throws Exception {
        try (var store = open()) {
            append(store, log.entry0());
            try (var threads = Executors.newFixedThreadPool(8)) {
                var done = new ArrayList<Future<?>>();
                for (var i = 0; i < 40; i++) {
                    var fact = log.note("subject " + i);
                    done.add(threads.submit(() -> append(store, fact)));
                }
                for (var each : done) {
                    each.get();
                }
            }

            assertThat(size(store)).isEqualTo(41);
        }
    }

    private static long size(LedgerStore store) {
        return store.read(Contents::size);
    }

    @Test
    void theKeptMapIsThatOfTheNewestHeads() {
        var map = new GrowingHeads();
        for (var key = 0; key < 5_000; key++) {
            map.add(key("key " + key), key, new Hash(key("leaf " + key)));
        }
        try (var store = open()) {
            assertThat(store.<OptionalLong>read(Contents::heads)).isEmpty();
            append(store, log.entry0());
            keep(store, map, OptionalLong.empty());
            map.add(key("key 7"), 5_000, new Hash(key("leaf 5000")));
            keep(store, map, OptionalLong.of(1));

            store.read(contents -> {
                assertThat(contents.heads()).hasValue(2);
                assertKept(contents, map);
                return contents.size();
            });
            keep(store, new GrowingHeads(), OptionalLong.empty());
            assertThat(store.<List<Bucket>>read(Contents::buckets)).isEmpty();
        }
    }

    private static void assertKept(Contents contents, GrowingHeads map) {
        var bindings = new ArrayList<Binding>();
        map.bindings(bindings::add);
        var buckets = new ArrayList<Bucket>();
        map.buckets(buckets::add);
        var kept = new ArrayList<Binding>();
        contents.bindings(kept::add);
        assertThat(kept).isEqualTo(bindings).hasSize(5_000);
        assertThat(contents.buckets()).isEqualTo(buckets);
        for (var bucket : buckets) {
            assertThat(contents.bindings(bucket.number()))
                    .hasSize(Math.toIntExact(bucket.count()))
                    .allMatch(it -> Bucket.numberOf(it.key()) == bucket.number());
        }
    }

    private static Bytes key(String text) {
        return Bytes.utf8(text).sha256();
    }

    private void keep(LedgerStore store, GrowingHeads map, OptionalLong from) {
        var bindings = new ArrayList<Binding>();
        map.bindings(bindings::add);
        var buckets = new ArrayList<Bucket>();
        map.buckets(buckets::add);
        var change = new HeadsChange(from, from, 1, map.count(), map.root(), bindings, buckets);
        store.append(
                contents -> {
                    var plain = addition(contents, log.note("heads " + contents.size()));
                    var heads = new Addition.Heads(contents.size(), change);
                    return new Addition(plain.entries(), plain.growth(), List.of(), Set.of(), Optional.of(heads));
                },
                this::seal);
    }

    private void append(LedgerStore store, Fact... facts) {
        append(store, List.of(), Set.of(), facts);
    }

    private void append(LedgerStore store, List<Blob> blobs, Set<Digest> erased, Fact... facts) {
        store.append(
                contents -> {
                    var plain = addition(contents, facts);
                    return new Addition(plain.entries(), plain.growth(), blobs, erased, Optional.empty());
                },
                this::seal);
    }

    private Addition addition(Contents contents, Fact... facts) {
        var known = new Memory(contents);
        var growth = new Growth(contents.size(), contents);
        var entries = new ArrayList<Entry>();
        for (var fact : facts) {
            var entry = log.accepted(fact, known);
            known.add(entry);
            growth.add(entry.hash());
            entries.add(entry);
        }
        return new Addition(entries, growth, List.of(), Set.of(), Optional.empty());
    }

    private Note seal(long size, Hash root) {
        return log.key().sign(new Checkpoint(log.key().verifier().name(), size, root));
    }
}
