package dev.fairway.formats.report;

import dev.fairway.core.finding.Address;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What an earlier report knew of one address, its own finding's or a member's.
///
/// @param pattern per environment what it held, as [ValuePattern] spells it
/// @param files where it stood, sorted
public record BaselineEntry(
        String fingerprint, Address address, SequencedMap<String, String> pattern, List<String> files) {
    public BaselineEntry {
        pattern = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(pattern));
        files = files.stream().sorted().distinct().toList();
    }
}
