package dev.fairway.core.report;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// How long a feature flag has been there, and when it is to go.
///
/// @param since when the first environment got it; empty where history does not say
/// @param until the last day that its file declares for it
public record Flag(Optional<Instant> since, Optional<LocalDate> until) {
    public Flag {
        requireNonNull(since, "since");
        requireNonNull(until, "until");
    }
}
