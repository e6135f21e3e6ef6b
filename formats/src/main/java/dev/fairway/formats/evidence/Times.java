package dev.fairway.formats.evidence;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;

/// Times that files state.
final class Times {

    private static final int LONGEST = 40;
    private static final int LAST_YEAR = 9999;

    private Times() {}

    /// Only with its zone: without one it is a guess.
    static Optional<Instant> zoned(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var time = OffsetDateTime.parse(text);
            return time.getYear() < 1 || time.getYear() > LAST_YEAR ? Optional.empty() : Optional.of(time.toInstant());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// The earlier one: evidence is as old as its oldest part.
    static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(naturalOrder());
    }
}
