package dev.fairway.connectors.oci;

import java.time.Duration;

/// How much time is left for something that takes several questions.
record Budget(long endNanos) {

    static Budget of(Duration time) {
        return new Budget(System.nanoTime() + time.toNanos());
    }

    /// At most this much, and what is left.
    Duration atMost(Duration time) {
        var left = Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
        return left.compareTo(time) < 0 ? left : time;
    }

    boolean hasRoomFor(Duration time) {
        return System.nanoTime() + time.toNanos() < endNanos;
    }
}
