package dev.fairway.core.report;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.blame.Blame;
import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
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
    /// @param formerly the name that was asked for, where this address took its value over; else empty
    /// @param flag what is known of a feature flag's life; empty for everything else
    public record WhyAddress(
            Address address, SequencedMap<String, Held> values, Blame blame, String formerly, Optional<Flag> flag) {

        public WhyAddress {
            requireNonNull(formerly, "formerly");
            requireNonNull(address, "address");
            requireNonNull(blame, "blame");
            values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
        }

        /// The same address, reached by a name that it had before.
        public WhyAddress formerly(String name) {
            return new WhyAddress(address, values, blame, name, flag);
        }

        /// Whether no environment has it any more.
        public boolean gone() {
            return !values.isEmpty() && values.values().stream().allMatch(Held.Absent.class::isInstance);
        }
    }
}
