package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Frontier;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Verifies a whole log, from its first entry on, with nothing but its key.
public final class Verifier {

    /// Entries that one thread takes at once, unless they are large.
    private static final int BATCH = 256;

    private static final int BATCH_BYTES = 4 << 20;

    /// Batches that are read ahead.
    private static final int AHEAD = 6;

    private final VerifierKey log;
    private final List<VerifierKey> witnesses;
    private final Verification verification;
    private final int threads;

    /// @param log whose signature counts
    /// @param witnesses who may have cosigned
    /// @param verification is asked by several threads at once
    /// @param threads how many
    public Verifier(VerifierKey log, List<VerifierKey> witnesses, Verification verification, int threads) {
        this.log = log;
        this.witnesses = List.copyOf(witnesses);
        this.verification = verification;
        this.threads = threads;
    }

    /// Reads everything, and closes the source.
    public Verdict verify(Source source) {
        return verify(source, (note, signed, faults) -> verify(source, note, signed, faults, faults));
    }

    /// As [#verify(Source)]; what is wrong with blobs does not decide.
    ///
    /// @param ofBlobs takes it
    Verdict entries(Source source, Faults ofBlobs) {
        return verify(source, (note, signed, faults) -> verify(source, note, signed, faults, ofBlobs));
    }

    /// Reads what came after a checkpoint that was verified before, and closes the source. That the beginning is the
    /// one that was verified is proved; it is not verified again.
    ///
    /// @param since signed by the log
    public Verdict verifySince(LaterSource source, Checkpoint since) {
        return verify(
                source,
                (note, signed, faults) ->
                        new Later(log, verification, threads).verify(source, since, note, signed, faults));
    }

    /// What is verified under a checkpoint that the log has signed.
    private interface Reading {
        Verdict verify(Note note, Checkpoint signed, Faults faults);
    }

    private Verdict verify(Source source, Reading reading) {
        var faults = new Faults();
        try (source) {
            if (source.isEmpty() && source.checkpoint().isEmpty()) {
                return new Verdict.Empty();
            }
            var bytes = source.checkpoint();
            if (bytes.isEmpty()) {
                faults.add("checkpoint", "it is missing");
                return faults.broken();
            }
            var note = note(bytes.get(), faults);
            var signed = note.flatMap(it -> Checkpoint.of(it, log, verification));
            if (note.isEmpty() || signed.isEmpty() || signed.get().size() == 0) {
                faults.add("checkpoint", "it is not signed by %s".formatted(log.name()));
                return faults.broken();
            }
            new CheckpointLines(note.get(), witnesses, verification).judge(log, faults);
            return reading.verify(note.get(), signed.get(), faults);
        } catch (LedgerStoreException e) {
            return switch (e.code()) {
                case BUSY, UNAVAILABLE -> unreadable(e.getMessage(), faults);
                case MALFORMED -> {
                    faults.add("store", e.getMessage());
                    yield faults.broken();
                }
            };
        } catch (UncheckedIOException e) {
            var why = Disk.why(e.getCause());
            return unreadable(why.isEmpty() ? "it cannot be read" : "it cannot be read: " + why, faults);
        }
    }

    /// What is known to be broken stays so, whatever else can be read.
    private static Verdict unreadable(String why, Faults faults) {
        return faults.none() ? new Verdict.Unreadable(why) : faults.broken();
    }

    private static Optional<Note> note(Bytes bytes, Faults faults) {
        var note = Note.parse(bytes).filter(it -> it.bytes().equals(bytes));
        if (note.isEmpty()) {
            faults.add("checkpoint", "it is no signed note to the letter");
        }
        return note;
    }

    private Verdict verify(Source source, Note note, Checkpoint signed, Faults faults, Faults ofBlobs) {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            source.begin(signed, faults);
            var comparison = new Comparison(source, faults, ofBlobs);
            var checks = new Checks(
                    verification,
                    pool,
                    index -> faults.add(
                            source.envelopeAt(index), "the signature of entry %d does not hold".formatted(index)));
            var start = new Fold.Start(new Memory(), new Frontier());
            var fold = new Fold(source, log, signed, start, comparison, checks, faults);
            take(source, fold, checks, pool, faults);
            fold.end();
            return faults.none()
                    ? new Verdict.Whole(
                            note,
                            signed,
                            fold.lastTime(),
                            fold.size() - signed.size(),
                            fold.unknown(),
                            comparison.erased())
                    : faults.broken();
        }
    }

    /// Reads ahead, so that threads look at bytes and check signatures while this one judges.
    static void take(Source source, Fold fold, Checks checks, ExecutorService pool, Faults faults) {
        Deque<CompletableFuture<List<Read>>> ahead = new ArrayDeque<>();
        var more = true;
        do {
            while (more && ahead.size() < AHEAD) {
                var batch = batch(source, faults);
                more = !batch.isEmpty();
                if (more) {
                    ahead.add(CompletableFuture.supplyAsync(
                            () -> batch.stream().map(Read::of).toList(), pool));
                }
            }
            if (!ahead.isEmpty()) {
                ahead.remove().join().forEach(fold::take);
                checks.flush();
            }
        } while (more || !ahead.isEmpty());
        checks.finish();
    }

    private static List<Recorded> batch(Source source, Faults faults) {
        var batch = new ArrayList<Recorded>();
        var bytes = 0L;
        while (batch.size() < BATCH && bytes < BATCH_BYTES) {
            var next = source.next(faults);
            if (next.isEmpty()) {
                break;
            }
            bytes += next.get().leaf().length() + next.get().envelope().length();
            batch.add(next.get());
        }
        return batch;
    }
}
