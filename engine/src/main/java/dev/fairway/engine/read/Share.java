package dev.fairway.engine.read;

import dev.fairway.core.discovery.Unit;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.ReadProblem;
import dev.fairway.formats.read.Reading;
import java.util.List;

/// How many values a file may state, so that all files of a unit can be held at once, today's and those of a moment
/// of the past.
final class Share {

    /// Some 250 bytes each, twice, beside all that is found: this fits into 512 MB.
    static final long TOGETHER = 600_000;

    /// However many files there are.
    private static final long LEAST = 20_000;

    private Share() {}

    /// The reading, or in place of one that is too large its refusal.
    static Reading of(Reading reading, String file, Unit unit) {
        return within(reading, file, of(unit));
    }

    /// What each file or folder of the unit may state.
    static long of(Unit unit) {
        var files = Math.max(1, unit.files().size() + unit.bases().size());
        return Math.max(LEAST, TOGETHER / files);
    }

    static Reading within(Reading reading, String file, long most) {
        if (reading.values() <= most) {
            return reading;
        }
        if (!reading.complete() && !reading.problems().isEmpty()) {
            return new Reading(reading.format(), List.of(), reading.problems(), 0, false);
        }
        var problem = "%d names and values are more than the %d that can be compared of such a file; split it"
                .formatted(reading.values(), most);
        var place = new Place(Source.of(file), 0, 0);
        return new Reading(
                reading.format(),
                List.of(),
                List.of(new ReadProblem(place, problem, ReadProblem.Effect.LOSS)),
                0,
                false);
    }
}
