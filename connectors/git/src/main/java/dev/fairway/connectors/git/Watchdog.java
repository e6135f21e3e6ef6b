package dev.fairway.connectors.git;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Kills a process that has not answered by its deadline, so that whoever reads from it sees the end of the stream.
final class Watchdog implements AutoCloseable {

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private final ScheduledFuture<?> kill;

    private Watchdog(ScheduledFuture<?> kill) {
        this.kill = kill;
    }

    static Watchdog over(Process process, Deadline deadline) {
        return new Watchdog(
                TIMER.schedule(() -> kill(process), Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS));
    }

    static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill.cancel(false);
    }

    private static ScheduledThreadPoolExecutor timer() {
        var timer = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "git-watchdog");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }
}
