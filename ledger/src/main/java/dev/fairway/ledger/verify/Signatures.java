package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Verification;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;

/// Checks signatures in bulk, on other threads: whoever asks is told that each holds, and later of those that do not.
final class Signatures implements Verification {

    /// Batches that may wait: so many are kept in memory.
    private static final int MOST_WAITING = 16;

    private final Verification verification;
    private final Executor threads;
    private final LongConsumer failing;
    private final Deque<CompletableFuture<List<Long>>> waiting = new ArrayDeque<>();
    private List<Check> batch = new ArrayList<>();
    private long entry;

    private record Check(long entry, Bytes key, Bytes message, Bytes signature) {}

    /// @param failing is told of an entry with a signature that does not hold, by the thread that asks
    Signatures(Verification verification, Executor threads, LongConsumer failing) {
        this.verification = verification;
        this.threads = threads;
        this.failing = failing;
    }

    /// Of which entry the next signatures are.
    void of(long index) {
        entry = index;
    }

    @Override
    public boolean holds(Bytes key, Bytes message, Bytes signature) {
        batch.add(new Check(entry, key, message, signature));
        return true;
    }

    /// Has what was asked so far be checked.
    void flush() {
        var checks = List.copyOf(batch);
        batch = new ArrayList<>();
        if (!checks.isEmpty()) {
            waiting.add(CompletableFuture.supplyAsync(() -> failing(checks), threads));
        }
        while (waiting.size() > MOST_WAITING) {
            waiting.remove().join().forEach(failing::accept);
        }
    }

    /// Waits for all.
    void finish() {
        flush();
        while (!waiting.isEmpty()) {
            waiting.remove().join().forEach(failing::accept);
        }
    }

    private List<Long> failing(List<Check> checks) {
        return checks.stream()
                .filter(check -> !verification.holds(check.key(), check.message(), check.signature()))
                .map(Check::entry)
                .toList();
    }
}
