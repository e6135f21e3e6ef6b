package dev.fairway.formats.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/// What an earlier report knew of one address, its own finding's or a member's.
///
/// @param pattern per environment what it held, as [ValuePattern] spells it
public record BaselineEntry(String fingerprint, SequencedMap<String, String> pattern) {
    public BaselineEntry {
        pattern = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pattern));
    }
}
