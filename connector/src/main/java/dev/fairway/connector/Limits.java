package dev.fairway.connector;

import java.time.Duration;

/// How far one question to a history may go: how many commits it may look at, and how long it may take.
public record Limits(int commits, Duration time) {

    public Limits {
        if (commits < 1) {
            throw new IllegalArgumentException("a walk over %d commits".formatted(commits));
        }
        if (time.isNegative() || time.isZero()) {
            throw new IllegalArgumentException("a walk in no time");
        }
    }
}
