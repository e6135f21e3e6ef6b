package dev.fairway.core.evidence;

import dev.fairway.core.evidence.EvidenceReading.Read;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A file of which nothing is read but its size and digest.
public record PlainFile(long bytes, Digest digest, boolean compressed) {

    public EvidenceReading judged() {
        var counts = new LinkedHashMap<String, Long>();
        counts.put("bytes", bytes);
        var headline = "a%s file of %s, %s, of which nothing was %s"
                .formatted(
                        compressed ? " compressed" : "",
                        Counted.of(bytes, "byte"),
                        digest,
                        compressed ? "unpacked" : "read");
        return new Read(new EvidenceSummary(
                EvidenceKind.FILE, EvidenceResult.UNJUDGED, counts, Optional.empty(), List.of(), List.of(), headline));
    }
}
