package dev.fairway.core.evidence;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.evidence.EvidenceReading.Read;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// What an SBOM lists, counted.
///
/// @param kind CycloneDX or SPDX
/// @param form its name and version: `CycloneDX 1.6`
/// @param files listed beside the components
/// @param open vulnerabilities that it names and does not call harmless or mended
/// @param closed vulnerabilities that it calls harmless or mended
/// @param subjects digests of what it describes
public record Inventory(
        EvidenceKind kind,
        String form,
        long components,
        long files,
        long open,
        long closed,
        List<Digest> subjects,
        Optional<Instant> ended) {

    public Inventory {
        requireNonNull(kind, "kind");
        requireNonNull(form, "form");
        requireNonNull(ended, "ended");
        subjects = List.copyOf(subjects);
    }

    /// The same inventory, of what an attestation says that it describes.
    public Inventory of(List<Digest> attested) {
        return new Inventory(kind, form, components, files, open, closed, attested, ended);
    }

    /// An SBOM never passes: it says what is inside, and not that this is good.
    public EvidenceReading judged() {
        if (components + files + open + closed == 0) {
            return new Refused("it lists nothing, so that it proves nothing");
        }
        var counts = new LinkedHashMap<String, Long>();
        counts.put("components", components);
        if (files > 0) {
            counts.put("files", files);
        }
        if (open + closed > 0) {
            counts.put("vulnerabilities", open);
            counts.put("settled", closed);
        }
        var result = open > 0 ? EvidenceResult.WARNED : EvidenceResult.UNJUDGED;
        return new Read(new EvidenceSummary(kind, result, counts, ended, subjects, List.of(), headline()));
    }

    private String headline() {
        var headline = new StringBuilder("%s lists %s".formatted(form, Counted.of(components, "component")));
        if (files > 0) {
            headline.append(", ").append(Counted.of(files, "file"));
        }
        if (open + closed > 0) {
            headline.append(", ").append(Counted.of(open, "open vulnerability", "open vulnerabilities"));
        }
        if (closed > 0) {
            headline.append(" and ").append(closed).append(" that it calls settled");
        }
        return headline.append(
                        subjects.isEmpty()
                                ? "; it names no digest, so that only who adds it says what it describes"
                                : "; it describes " + Counted.of(subjects.size(), "digest"))
                .toString();
    }
}
