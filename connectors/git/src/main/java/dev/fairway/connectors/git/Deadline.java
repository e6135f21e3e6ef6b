package dev.fairway.connectors.git;

import java.time.Duration;

/// A moment after which an answer is no longer waited for, on the monotonic clock.
record Deadline(long nanoTime) {

    private static final Duration FAR = Duration.ofDays(1);

    static Deadline after(Duration time) {
        var waited = time.compareTo(FAR) > 0 ? FAR : time;
        return new Deadline(System.nanoTime() + waited.toNanos());
    }

    boolean passed() {
        return remainingNanos() <= 0;
    }

    long remainingNanos() {
        return nanoTime - System.nanoTime();
    }
}
