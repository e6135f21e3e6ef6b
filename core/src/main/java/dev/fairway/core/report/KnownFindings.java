package dev.fairway.core.report;

import dev.fairway.core.finding.Finding;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What an earlier report knew, so that only what is new is reported. A known address at which a value changed is new
/// again.
///
/// @param patterns by fingerprint what the environments held then
public record KnownFindings(Map<String, Map<String, String>> patterns) {

    public KnownFindings {
        patterns = Collections.unmodifiableMap(new HashMap<>(patterns));
    }

    /// The findings, or what is left of them, that were not known with just these values.
    public List<Finding> fresh(List<Finding> findings, Patterns spelling) {
        return findings.stream()
                .flatMap(finding -> Part.kept(finding, part -> !knows(part, spelling)).stream())
                .toList();
    }

    private boolean knows(Part part, Patterns spelling) {
        var known = patterns.get(part.fingerprint());
        return known != null && known.equals(spelling.of(part.values()));
    }
}
