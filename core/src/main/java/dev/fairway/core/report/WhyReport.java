package dev.fairway.core.report;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What `why KEY` answers: the history of every address that the key names.
///
/// @param key what was asked for, as it was typed
/// @param addresses in the order of their addresses; empty where nothing matches
/// @param gaps why history says less than it could: a shallow clone, a plain directory, a time budget
public record WhyReport(String key, List<WhyAddress> addresses, List<Report.Gap> gaps) {
    public WhyReport {
        requireNonNull(key, "key");
        addresses = List.copyOf(addresses);
        gaps = List.copyOf(gaps);
    }

    /// One address, what the environments hold there today, and how it came to that.
    ///
    /// @param values what each environment holds, in the order of the route
    public record WhyAddress(Address address, SequencedMap<String, Held> values, Blame blame) {
        public WhyAddress {
            requireNonNull(address, "address");
            requireNonNull(blame, "blame");
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }
    }
}
