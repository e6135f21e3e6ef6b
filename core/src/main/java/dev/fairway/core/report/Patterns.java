package dev.fairway.core.report;

import dev.fairway.core.finding.Held;
import java.util.Map;
import java.util.SequencedMap;

/// How what the environments hold is spelled so that two runs can be compared: equal spellings, equal values.
@FunctionalInterface
public interface Patterns {

    /// Per environment the spelling of its value.
    SequencedMap<String, String> of(Map<String, Held> values);
}
