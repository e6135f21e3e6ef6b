package dev.fairway.formats.report;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.report.Finding;
import dev.fairway.core.report.Flag;
import dev.fairway.core.report.WhyReport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;

/// A feature flag's age and end, in words.
final class FlagText {

    private FlagText() {}

    /// `flag, 14 months old (2025-09-30), was to end on 2026-06-01`; empty where nothing is known.
    static Optional<String> of(Finding finding, Instant now) {
        return finding.flag()
                .map(flag -> of(flag, finding.blame().map(Blame::confidence), now))
                .filter(text -> !text.isEmpty());
    }

    static Optional<String> of(WhyReport.WhyAddress address, Instant now) {
        return address.flag()
                .map(flag -> of(flag, Optional.of(address.blame().confidence()), now))
                .filter(text -> !text.isEmpty());
    }

    private static String of(Flag flag, Optional<Blame.Confidence> confidence, Instant now) {
        var parts = new ArrayList<String>();
        flag.since()
                .ifPresent(since -> parts.add("%s%s old (%s)"
                        .formatted(
                                confidence
                                                .filter(Blame.Confidence.EXACT::equals)
                                                .isPresent()
                                        ? ""
                                        : "at least ",
                                Ages.span(Duration.between(since, now)),
                                Ages.date(since))));
        flag.until().ifPresent(until -> parts.add((over(until, now) ? "was to end on " : "ends on ") + until));
        return parts.isEmpty() ? "" : "flag, " + String.join(", ", parts);
    }

    static long days(Instant since, Instant now) {
        return Math.max(0, Duration.between(since, now).toDays());
    }

    private static boolean over(LocalDate until, Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(until);
    }
}
