package dev.fairway.ledger.journal;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/// Says how large the log is after each step, and holds one up until others wait.
final class Stepping extends Through {

    private static final long PAUSE = 100_000;

    private final List<Long> sizes = new CopyOnWriteArrayList<>(List.of(1L));
    private volatile CountDownLatch begun = new CountDownLatch(0);
    private volatile CountDownLatch gate = new CountDownLatch(0);

    Stepping(LedgerStore store) {
        super(store);
    }

    @Override
    public void append(Sequencer sequencer, Sealer sealer) {
        begun.countDown();
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        super.append(sequencer, sealer);
        sizes.add(read(Contents::size));
    }

    List<Long> sizes() {
        return sizes;
    }

    /// One fact, and drafts that wait for it together and go on in their order.
    ///
    /// @return what became of the drafts
    List<AppendResult> together(Journal journal, Fact before, Draft... drafts)
            throws InterruptedException, ExecutionException {
        return together(journal, before, 0, drafts);
    }

    /// @param first how many come first, in any order
    List<AppendResult> together(Journal journal, Fact before, int first, Draft... drafts)
            throws InterruptedException, ExecutionException {
        begun = new CountDownLatch(1);
        gate = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> journal.append(Draft.of(before)));
            begun.await();
            var results = new ArrayList<Future<AppendResult>>();
            for (var draft : drafts) {
                results.add(threads.submit(() -> journal.append(draft)));
                if (results.size() >= first) {
                    waitFor(results.size(), journal);
                }
            }
            gate.countDown();
            var answers = new ArrayList<AppendResult>();
            for (var result : results) {
                answers.add(result.get());
            }
            return answers;
        }
    }

    /// Waits until so many wait for the next step.
    static void waitFor(int waiting, Journal journal) {
        while (journal.waiting() < waiting) {
            LockSupport.parkNanos(PAUSE);
        }
    }
}
