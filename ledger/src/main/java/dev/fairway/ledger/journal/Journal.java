package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where threads bring facts to be recorded. Whoever comes while others are being written waits, and goes with the
/// next step: one signature and one commit for all of them.
public final class Journal {

    /// Facts of one step.
    static final int MOST_FACTS = 1_024;

    /// Bytes of one step, but for its first fact.
    static final long MOST_BYTES = 16L << 20;

    /// For how long a step waits for those who were answered just now and may have another fact already: each fact
    /// more of a step saves a part of what a step costs, however few facts it has.
    private static final Duration GATHERING = Duration.ofNanos(400_000);

    private final Commits commits;
    private final Duration patience;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean leading;
    /// Facts of the step before.
    private int answered;

    private @Nullable Thread gathering;

    /// @param commits takes all facts of a step
    public Journal(Commits commits) {
        this(commits, GATHERING);
    }

    /// @param patience for how long a step waits for those of the step before
    Journal(Commits commits, Duration patience) {
        this.commits = requireNonNull(commits, "commits");
        this.patience = requireNonNull(patience, "patience");
    }

    /// What a fact waits for.
    private sealed interface Turn {

        /// To take all who wait to the store.
        record Lead() implements Turn {}

        record Done(AppendResult result) implements Turn {}
    }

    private record Waiting(Commits.Prepared prepared, CompletableFuture<Turn> turn) {}

    /// Records one fact. When it answers [AppendResult.Appended], the fact outlives a power cut.
    public AppendResult append(Draft draft) {
        var own = new Waiting(commits.prepare(draft), new CompletableFuture<>());
        synchronized (queue) {
            queue.add(own);
            if (gathering != null && queue.size() >= answered) {
                LockSupport.unpark(gathering);
            }
            if (!leading) {
                leading = true;
                own.turn.complete(new Turn.Lead());
            }
        }
        return switch (own.turn.join()) {
            case Turn.Done(var result) -> result;
            case Turn.Lead() -> lead();
        };
    }

    /// Takes the whole step to the store, this thread's own fact first, and hands the lead on.
    private AppendResult lead() {
        gather();
        var step = step();
        @Nullable List<AppendResult> results = null;
        try {
            results = commits.commit(step.stream().map(Waiting::prepared).toList());
        } finally {
            for (var i = 1; i < step.size(); i++) {
                AppendResult result = results == null ? new AppendResult.Unknown("the step broke off") : results.get(i);
                step.get(i).turn.complete(new Turn.Done(result));
            }
            synchronized (queue) {
                leading = !queue.isEmpty();
                if (leading) {
                    queue.element().turn.complete(new Turn.Lead());
                }
            }
        }
        return results.getFirst();
    }

    /// Waits a moment until as many have come as went with the step before.
    private void gather() {
        var until = System.nanoTime() + patience.toNanos();
        while (isGathering(until)) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    private boolean isGathering(long until) {
        synchronized (queue) {
            gathering = queue.size() < answered && System.nanoTime() < until ? Thread.currentThread() : null;
            return gathering != null;
        }
    }

    /// How many wait for the next step.
    int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    private List<Waiting> step() {
        var step = new ArrayList<Waiting>();
        synchronized (queue) {
            var bytes = 0L;
            while (!queue.isEmpty() && step.size() < MOST_FACTS) {
                bytes += bytes(queue.element().prepared.draft());
                if (!step.isEmpty() && bytes > MOST_BYTES) {
                    break;
                }
                step.add(queue.remove());
            }
            answered = step.size();
        }
        return step;
    }

    private static long bytes(Draft draft) {
        return draft.fact().envelope().length()
                + draft.blobs().stream()
                        .mapToLong(blob -> blob.content().length())
                        .sum();
    }
}
