package dev.fairway.core.report;

import dev.fairway.core.finding.Address;
import dev.fairway.core.finding.Held;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// Another address that has the same cause as its finding, or differs in the same way.
///
/// @param values what each environment holds, in the order of the route
public record Member(Address address, String fingerprint, SequencedMap<String, Held> values) {
    public Member {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }
}
