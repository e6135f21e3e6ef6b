package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Verification;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Checks in bulk, on other threads, what no later entry depends on: signatures first of all. Whoever asks is told
/// that each holds, and later of those that do not.
final class Checks implements Verification {

    /// Batches that may wait: so many are kept in memory.
    private static final int MOST_WAITING = 16;

    private final Verification verification;
    private final Executor threads;
    private final LongConsumer forged;
    private final Deque<CompletableFuture<List<Check>>> waiting = new ArrayDeque<>();
    private List<Check> batch = new ArrayList<>();
    private long entry;

    private record Check(long entry, BooleanSupplier holds, LongConsumer failing) {}

    /// @param forged is told of an entry with a signature that does not hold, by the thread that asks
    Checks(Verification verification, Executor threads, LongConsumer forged) {
        this.verification = verification;
        this.threads = threads;
        this.forged = forged;
    }

    /// Of which entry the next checks are.
    void of(long index) {
        entry = index;
    }

    @Override
    public boolean holds(Bytes key, Bytes message, Bytes signature) {
        later(() -> verification.holds(key, message, signature), forged);
        return true;
    }

    @Override
    public boolean other(BooleanSupplier check) {
        later(check, forged);
        return true;
    }

    /// @param failing is told of the entry, by the thread that asks
    void later(BooleanSupplier holds, LongConsumer failing) {
        batch.add(new Check(entry, holds, failing));
    }

    /// Has what was asked so far be checked.
    void flush() {
        var checks = List.copyOf(batch);
        batch = new ArrayList<>();
        if (!checks.isEmpty()) {
            waiting.add(CompletableFuture.supplyAsync(() -> failing(checks), threads));
        }
        await(MOST_WAITING);
    }

    /// Waits for all.
    void finish() {
        flush();
        await(0);
    }

    private void await(int most) {
        while (waiting.size() > most) {
            waiting.remove().join().forEach(check -> check.failing().accept(check.entry()));
        }
    }

    private static List<Check> failing(List<Check> checks) {
        return checks.stream().filter(check -> !check.holds().getAsBoolean()).toList();
    }
}
