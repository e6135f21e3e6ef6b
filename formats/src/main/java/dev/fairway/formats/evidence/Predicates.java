package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceResult;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;

/// Predicates of in-toto statements that other people defined.
final class Predicates {

    private Predicates() {}

    /// SLSA provenance v1.
    static Said provenance(JsonPart predicate) {
        return built(
                text(predicate.below("runDetails", "builder"), "id"),
                text(predicate.below("runDetails", "metadata"), "finishedOn"));
    }

    /// SLSA provenance v0.2.
    static Said earlierProvenance(JsonPart predicate) {
        return built(text(predicate.below("builder"), "id"), text(predicate.below("metadata"), "buildFinishedOn"));
    }

    private static Said built(Optional<String> builder, Optional<String> finished) {
        if (builder.filter(id -> !id.isBlank()).isEmpty()) {
            throw new Refusal("it does not say who built it");
        }
        return new Said(
                EvidenceResult.UNJUDGED,
                new LinkedHashMap<>(),
                builder.stream().toList(),
                finished.flatMap(Times::zoned));
    }

    /// SLSA's verification summary: somebody else's policy, and whether it was met.
    static Said verification(JsonPart predicate) {
        var result = switch (text(predicate, "verificationResult").orElse("")) {
            case "PASSED" -> EvidenceResult.PASSED;
            case "FAILED" -> EvidenceResult.FAILED;
            default -> throw new Refusal("it does not say whether the verification PASSED or FAILED");
        };
        var verifier = text(predicate.below("verifier"), "id");
        return new Said(
                result,
                new LinkedHashMap<>(),
                verifier.stream().toList(),
                text(predicate, "timeVerified").flatMap(Times::zoned));
    }

    /// How grave what was found is, no predicate says in a way that all scanners share: anything found is a warning.
    static Said vulnerabilities(JsonPart predicate) {
        var found = new long[] {-1};
        predicate
                .below("scanner")
                .read(cursor -> cursor.members(name -> {
                    if (name.equals("result") && cursor.isList()) {
                        found[0] = cursor.count();
                    }
                }));
        if (found[0] < 0) {
            throw new Refusal("its scanner has no list of results, so that nothing says that it looked");
        }
        var counts = new LinkedHashMap<String, Long>();
        counts.put("vulnerabilities", found[0]);
        return new Said(
                found[0] == 0 ? EvidenceResult.PASSED : EvidenceResult.WARNED,
                counts,
                text(predicate.below("scanner"), "uri").stream().toList(),
                scanned(predicate));
    }

    private static Optional<Instant> scanned(JsonPart predicate) {
        return text(predicate.below("metadata"), "scanFinishedOn").flatMap(Times::zoned);
    }

    private static Optional<String> text(JsonPart part, String member) {
        var found = new Holder<String>();
        part.read(cursor -> cursor.members(name -> {
            if (name.equals(member)) {
                found.set(cursor.text());
            }
        }));
        return found.get();
    }
}
