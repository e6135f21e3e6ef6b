package dev.fairway.core.evidence;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.evidence.EvidenceReading.Read;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// What an in-toto statement says.
///
/// @param type its predicate's type
/// @param subjects the sha256 digests of what it speaks of
/// @param makers who built, tested, scanned or verified, as it says
/// @param signed in an envelope; whether the signature is good is not known here
public record Attestation(
        EvidenceKind kind,
        EvidenceResult result,
        String type,
        List<Digest> subjects,
        SequencedMap<String, Long> counts,
        List<String> makers,
        Optional<Instant> ended,
        boolean signed) {

    public Attestation {
        requireNonNull(kind, "kind");
        requireNonNull(result, "result");
        requireNonNull(type, "type");
        requireNonNull(ended, "ended");
        subjects = List.copyOf(subjects);
        makers = List.copyOf(makers);
        counts = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(counts));
    }

    public EvidenceReading judged() {
        return new Read(new EvidenceSummary(
                kind,
                result,
                counts,
                ended,
                subjects,
                Makers.shown(makers),
                headline(),
                signed ? new Signing.Unchecked() : new Signing.Missing()));
    }

    private String headline() {
        var who = who();
        return switch (kind) {
            case PROVENANCE -> "says that %s built %s".formatted(who, subjectWords());
            case TEST_RESULT -> "says that the tests of %s %s".formatted(subjectWords(), verdict());
            case VULNERABILITIES ->
                "says that %s found %s in %s"
                        .formatted(
                                who,
                                Counted.of(
                                        counts.getOrDefault("vulnerabilities", 0L), "vulnerability", "vulnerabilities"),
                                subjectWords());
            case VERIFICATION -> "says that %s %s what %s asks".formatted(subjectWords(), met(), who);
            case JUNIT, SARIF, CYCLONEDX, SPDX, STATEMENT, FILE -> {
                var shown = Makers.shown(List.of(type));
                yield "a statement of %s about %s"
                        .formatted(shown.isEmpty() ? "a type that cannot be shown" : shown.getFirst(), subjectWords());
            }
        };
    }

    private String who() {
        if (makers.isEmpty()) {
            return "somebody whom it does not name";
        }
        var by = Makers.shown(makers);
        return by.isEmpty() ? "somebody whose name cannot be shown" : Counted.list(by);
    }

    private String subjectWords() {
        return subjects.isEmpty() ? "something without a sha256 digest" : Counted.of(subjects.size(), "digest");
    }

    private String verdict() {
        return switch (result) {
            case PASSED -> "passed";
            case WARNED -> "passed with warnings";
            case FAILED -> "failed";
            case UNJUDGED -> "ran";
        };
    }

    private String met() {
        return result == EvidenceResult.PASSED ? "met" : "did not meet";
    }
}
