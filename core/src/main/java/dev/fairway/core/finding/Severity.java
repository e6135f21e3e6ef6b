package dev.fairway.core.finding;

import java.util.Locale;
import java.util.Optional;

/// How much a finding matters, worst first.
public enum Severity {
    CRITICAL,
    MAJOR,
    MINOR,
    INFO;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether this one matters as much as `other`, or more.
    public boolean atLeast(Severity other) {
        return compareTo(other) <= 0;
    }

    /// The next less; the least stays.
    public Severity lower() {
        return switch (this) {
            case CRITICAL -> MAJOR;
            case MAJOR -> MINOR;
            case MINOR, INFO -> INFO;
        };
    }

    public static Optional<Severity> parse(String word) {
        for (var severity : values()) {
            if (severity.word().equals(word.toLowerCase(Locale.ROOT))) {
                return Optional.of(severity);
            }
        }
        return Optional.empty();
    }
}
