package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Where threads bring facts to be recorded. Whoever comes while others are being written waits, and goes with the
/// next
/// step: one signature and one commit for all of them.
public final class Journal {

    /// Facts of one step.
    static final int MOST_FACTS = 1_024;

    /// Bytes of one step, but for its first fact.
    static final long MOST_BYTES = 16L << 20;

    private final Commits commits;
    private final Deque<Waiting> queue = new ArrayDeque<>();
    private boolean leading;

    /// @param commits takes all facts of a step
    public Journal(Commits commits) {
        this.commits = requireNonNull(commits, "commits");
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
