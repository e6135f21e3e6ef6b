package dev.fairway.engine.history;

import java.time.Duration;

/// How long all questions about the past may take together. It begins when it is made.
final class Patience {

    /// What is still granted when nothing is left: enough to be told that it was too little.
    private static final Duration LEAST = Duration.ofMillis(100);

    private final long end;

    Patience(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    Duration left() {
        var left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(LEAST) > 0 ? left : LEAST;
    }
}
