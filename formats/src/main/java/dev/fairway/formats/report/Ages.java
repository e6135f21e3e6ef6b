package dev.fairway.formats.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/// Points in time as people say them.
final class Ages {

    private Ages() {}

    /// `2026-03-02`, in UTC.
    static String date(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    /// `3 days ago`, `8 months ago`; `just now` for less than an hour. What lies days ahead was written by a clock
    /// that
    /// was wrong.
    static String ago(Instant time, Instant now) {
        var age = Duration.between(time, now);
        if (age.toDays() < 0) {
            return "by a clock that is ahead";
        }
        return age.toMinutes() < 60 ? "just now" : span(age) + " ago";
    }

    /// `5 minutes`, `23 days`, `8 months`, `2 years`.
    static String span(Duration age) {
        var days = age.toDays();
        if (age.toMinutes() < 1) {
            return "less than a minute";
        }
        if (age.toHours() < 1) {
            return ValueText.count(age.toMinutes(), "minute");
        }
        if (days < 1) {
            return ValueText.count(age.toHours(), "hour");
        }
        if (days < 60) {
            return ValueText.count(days, "day");
        }
        if (days < 730) {
            return ValueText.count(days * 12 / 365, "month");
        }
        return ValueText.count(days / 365, "year");
    }
}
