package dev.fairway.benchmarks;

import dev.fairway.bulk.BulkEd25519;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.HeadsWriting;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Proofs;
import dev.fairway.ledger.verify.Rebuild;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.Verifier;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Measures the ledger: appending, beside a bare log of the same bytes that only signs and syncs, by threads and by
/// processes, and verifying, rebuilding and exporting what was appended, beside copying its files and, where the
/// environment names one in `FAIRWAY_FSCK`, beside another program that looks at such a log's tree. It prints
/// tables for docs/performance.md.
///
/// Arguments: a folder to work in, then how many entries there are to be at least.
public final class LedgerBenchmarks {

    private static final int FLOORS = 300;
    private static final int BLOCK = 4_096;
    private static final int[] WRITERS = {1, 16, 256};
    /// Facts before anything is measured: as many as a service takes in within some seconds, after which the runtime
    /// has compiled what is used most.
    private static final int WARM_UP = 20_000;

    private static final int LATER = 10_000;
    private static final int[] FACTS = {2_000, 10_000, 20_000};

    private static final String NAME = "example.org/benchmark";

    private final SecureRandom random = new SecureRandom();
    private final Bytes seed = Ed25519.newSeed(random);
    private final SigningKey log = new SigningKey(NAME, VerifierKey.Type.NOTE, seed).by(BulkEd25519::sign);
    private final Bytes signing = Ed25519.newSeed(random);
    private final Signer signer = new Signer(
            PublicKey.ed25519(Ed25519.publicKey(signing)),
            KeyKind.ED25519,
            message -> BulkEd25519.sign(signing, message));
    private final Path folder;
    private final SqliteLedgerStore store;
    private final Journal journal;

    private LedgerBenchmarks(Path folder) {
        this.folder = folder;
        this.store = SqliteLedgerStore.open(folder.resolve("store"), Duration.ofSeconds(10));
        this.journal = new Journal(new Commits(
                store, log, new FileMark(folder.resolve("mark")), InstantSource.system(), BulkEd25519::holds));
    }

    /// Something that takes bytes and answers when they are kept.
    private interface Appender {
        void append(Fact fact) throws IOException;
    }

    public static void main(String... arguments) throws Exception {
        var benchmarks = new LedgerBenchmarks(Path.of(arguments[0]));
        benchmarks.run(Integer.parseInt(arguments[1]));
        benchmarks.store.close();
    }

    private void run(int entries) throws Exception {
        System.out.println("| What | Rate | p50 | p99 | Slowest |\n| --- | --- | --- | --- | --- |");
        floor();
        journal.append(Draft.of(author(Optional.empty()).introduce("f".repeat(32))));
        warmUp();
        for (var i = 0; i < WRITERS.length; i++) {
            var bare = new BareLog(folder.resolve("bare-" + i), log);
            measure("a bare signed log, %d writers".formatted(WRITERS[i]), WRITERS[i], facts(FACTS[i]), bare::append);
            var checking = new BareLog(folder.resolve("checking-" + i), log);
            measure(
                    "the same, and each fact's signature verified, %d writers".formatted(WRITERS[i]),
                    WRITERS[i],
                    facts(FACTS[i]),
                    fact -> {
                        verified(fact);
                        checking.append(fact);
                    });
            measure("append to receipt, %d writers".formatted(WRITERS[i]), WRITERS[i], facts(FACTS[i]), this::append);
        }
        heads();
        var times = new LedgerProcesses(folder, log.verifier(), seed).append();
        row("append to receipt, 16 processes of one writer", 0, times);
        fill(entries);
        whole();
    }

    private void warmUp() throws Exception {
        var bare = new BareLog(folder.resolve("bare-warm"), log);
        each(16, facts(WARM_UP), this::append);
        each(16, facts(WARM_UP), fact -> {
            verified(fact);
            bare.append(fact);
        });
    }

    private void verified(Fact fact) {
        var signature = fact.signatures().getFirst().sig();
        if (!BulkEd25519.holds(signer.key().raw().orElseThrow(), fact.signed(), signature)) {
            throw new IllegalStateException("a signature does not hold");
        }
    }

    private void append(Fact fact) {
        if (!(journal.append(Draft.of(fact)) instanceof AppendResult.Appended)) {
            throw new IllegalStateException("a fact was not taken in");
        }
    }

    private Author author(Optional<Digest> first) {
        return new Author(log.verifier(), first, signer, this::id, InstantSource.system());
    }

    private String id() {
        var id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /// Signed beforehand.
    private List<Fact> facts(int count) {
        var author = author(store.read(Known::first));
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < count; i++) {
            facts.add(author.state(
                    "urn:fairway:heartbeat:v1", List.of(new Subject("prod", Digest.of(Bytes.utf8(id())))), Map.of()));
        }
        return facts;
    }

    /// What the disk takes for a block that is written and synced.
    private void floor() throws IOException {
        var times = new long[FLOORS];
        try (var channel =
                FileChannel.open(folder.resolve("floor"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var i = 0; i < FLOORS; i++) {
                var begun = System.nanoTime();
                channel.write(ByteBuffer.allocate(BLOCK));
                channel.force(false);
                times[i] = System.nanoTime() - begun;
            }
        }
        row("write and sync of 4 KiB (the floor)", 0, times);
    }

    private static void measure(String what, int writers, List<Fact> facts, Appender appender) throws Exception {
        var begun = System.nanoTime();
        var times = each(writers, facts, appender);
        row(what, (System.nanoTime() - begun) / 1e9, times);
    }

    /// @return how long each fact took, in nanoseconds
    private static long[] each(int writers, List<Fact> facts, Appender appender) throws Exception {
        var times = new long[facts.size()];
        try (var threads = Executors.newFixedThreadPool(writers)) {
            var done = new ArrayList<Future<?>>();
            for (var writer = 0; writer < writers; writer++) {
                var from = writer;
                done.add(threads.submit(() -> {
                    for (var i = from; i < times.length; i += writers) {
                        var start = System.nanoTime();
                        appender.append(facts.get(i));
                        times[i] = System.nanoTime() - start;
                    }
                    return null;
                }));
            }
            for (var writer : done) {
                writer.get();
            }
        }
        return times;
    }

    private static void row(String what, double seconds, long... times) {
        Arrays.sort(times);
        System.out.printf(
                "| %s | %s | %.2f ms | %.2f ms | %.0f ms |%n",
                what,
                seconds == 0 ? "" : "%.0f/s".formatted(times.length / seconds),
                times[times.length / 2] / 1e6,
                times[times.length * 99 / 100] / 1e6,
                times[times.length - 1] / 1e6);
    }

    private void fill(int entries) throws Exception {
        long size = store.read(Known::size);
        while (size < entries) {
            var facts = facts((int) Math.min(FACTS[2], entries - size));
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                facts.forEach(fact -> threads.execute(() -> append(fact)));
            }
            size = store.read(Known::size);
        }
        heads();
    }

    private void heads() {
        timed(
                "heads of %d entries".formatted(store.read(Known::size)),
                () -> new HeadsWriting(store, journal, new RememberedEnds(), Ed25519::holds)
                        .write(author(store.read(Known::first))));
    }

    private void whole() throws IOException {
        long size = store.read(Known::size);
        var threads = Runtime.getRuntime().availableProcessors();
        timed("one verification of the bulk provider, times 1,000", () -> checks(BulkEd25519::holds));
        timed("one verification of the runtime, times 1,000", () -> checks(Ed25519::holds));
        timed("verify the store, %d entries".formatted(size), () -> verify(BulkEd25519::holds, threads));
        Verification ofLog = (key, message, signature) ->
                !key.equals(log.verifier().publicKey()) || Ed25519.holds(key, message, signature);
        timed("the same without signatures", () -> verify(ofLog, threads));
        var since = store.read(contents -> checkpoint(size - LATER, contents));
        timed(
                "verify the store's newest %d entries".formatted(LATER),
                () -> store.read(contents -> verifier(threads).verifySince(new StoreSource(contents, random), since)));
        timed("rebuild", () -> Rebuild.of(store, log.verifier(), Ed25519::holds, threads));
        var export = folder.resolve("export");
        timed("export", () -> store.read(contents -> Export.write(contents, export, log.verifier(), Ed25519::holds)));
        var processes = new LedgerProcesses(folder, log.verifier(), seed);
        timed("copy the export's files and sync", () -> processes.copy(export));
        timed("verify the export", () -> verifier(threads).verify(new ExportSource(export)));
        timed(
                "the same without signatures",
                () -> new Verifier(log.verifier(), List.of(), ofLog, threads).verify(new ExportSource(export)));
        timed(
                "verify the export's newest %d entries".formatted(LATER),
                () -> verifier(threads).verifySince(new ExportSource(export), since));
        processes.trees(export, threads);
    }

    private Checkpoint checkpoint(long size, Contents contents) {
        return new Checkpoint(log.verifier().name(), size, Proofs.root(size, contents));
    }

    private Verifier verifier(int threads) {
        return new Verifier(log.verifier(), List.of(), BulkEd25519::holds, threads);
    }

    private static void checks(Verification verification) {
        var seed = Bytes.utf8("seed").sha256();
        var message = Bytes.of(new byte[400]);
        var signature = Ed25519.sign(seed, message);
        var key = Ed25519.publicKey(seed);
        for (var i = 0; i < 1_000; i++) {
            verification.holds(key, message, signature);
        }
    }

    private Object verify(Verification verification, int threads) {
        var verifier = new Verifier(log.verifier(), List.of(), verification, threads);
        return store.read(contents -> verifier.verify(new StoreSource(contents, random)));
    }

    private static void timed(String what, Runnable work) {
        var begun = System.nanoTime();
        work.run();
        System.out.printf("| %s | | %.2f s | | |%n", what, (System.nanoTime() - begun) / 1e9);
    }

    /// A file to which whoever comes first writes what all have brought, signs and syncs it: the least that a log with
    /// group commit has to do.
    private static final class BareLog {

        private final FileChannel channel;
        private final SigningKey key;
        private final List<Waiting> waiting = new ArrayList<>();
        private boolean leading;
        private long size;

        private record Waiting(Bytes bytes, CompletableFuture<Boolean> turn) {}

        BareLog(Path file, SigningKey key) throws IOException {
            this.channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            this.key = key;
        }

        void append(Fact fact) throws IOException {
            var own = new Waiting(fact.envelope(), new CompletableFuture<>());
            synchronized (waiting) {
                waiting.add(own);
                if (!leading) {
                    leading = true;
                    own.turn.complete(true);
                }
            }
            if (own.turn.join()) {
                lead();
            }
        }

        private void lead() throws IOException {
            List<Waiting> step;
            synchronized (waiting) {
                step = List.copyOf(waiting);
                waiting.clear();
            }
            var bytes = Bytes.of();
            for (var one : step) {
                bytes = bytes.then(one.bytes);
            }
            size += step.size();
            var note = key.sign(new Checkpoint(key.verifier().name(), size, new Hash(bytes.sha256())));
            channel.write(bytes.then(note.bytes()).buffer());
            channel.force(false);
            step.subList(1, step.size()).forEach(one -> one.turn.complete(false));
            synchronized (waiting) {
                leading = !waiting.isEmpty();
                if (leading) {
                    waiting.getFirst().turn.complete(true);
                }
            }
        }
    }
}
