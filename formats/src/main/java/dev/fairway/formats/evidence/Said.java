package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What a predicate says.
record Said(EvidenceResult result, SequencedMap<String, Long> counts, List<String> makers, Optional<Instant> ended) {

    static final Said NOTHING = new Said(EvidenceResult.UNJUDGED, new LinkedHashMap<>(), List.of(), Optional.empty());
}
