package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Attestation;
import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.EvidenceReading;
import dev.fairway.core.evidence.Signing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads an in-toto statement: what it speaks of, and of the predicates that are known what they say.
final class StatementReader {

    private static final Set<String> TYPES =
            Set.of("https://in-toto.io/Statement/v1", "https://in-toto.io/Statement/v0.1");

    private static final String PREFIX = "https://in-toto.io/Statement/";
    private static final int MOST_SUBJECTS = 10_000;

    private final List<Digest> subjects = new ArrayList<>();
    private String type = "";
    private String predicateType = "";
    private boolean hasPredicate;
    private int count;

    static boolean isStatement(JsonCheck.Top top) {
        return top.text("_type").filter(it -> it.startsWith(PREFIX)).isPresent();
    }

    static EvidenceReading read(JsonPart statement, boolean signed) {
        var reader = new StatementReader();
        statement.read(cursor -> cursor.members(name -> reader.member(cursor, name)));
        reader.requireWhole();
        return reader.predicate(statement.below("predicate"), signed);
    }

    private void member(JsonCursor cursor, String name) {
        switch (name) {
            case "_type" -> type = cursor.text().orElse("");
            case "predicateType" -> predicateType = cursor.text().orElse("");
            case "predicate" -> hasPredicate = cursor.isObject();
            case "subject" -> cursor.items(() -> subject(cursor));
            default -> {}
        }
    }

    private void subject(JsonCursor cursor) {
        count++;
        if (count > MOST_SUBJECTS) {
            throw new Refusal("it speaks of more than %d subjects".formatted(MOST_SUBJECTS));
        }
        var algorithms = new int[1];
        cursor.members(name -> {
            if (name.equals("digest")) {
                cursor.members(algorithm -> {
                    algorithms[0]++;
                    if (algorithm.equals("sha256")) {
                        subjects.add(cursor.text()
                                .flatMap(Digest::ofHex)
                                .orElseThrow(
                                        () -> new Refusal("the sha256 digest of subject %d is not 64 hexadecimal digits"
                                                .formatted(count))));
                    }
                });
            }
        });
        if (algorithms[0] == 0) {
            throw new Refusal("subject %d has no digest".formatted(count));
        }
    }

    private void requireWhole() {
        if (!TYPES.contains(type)) {
            throw new Refusal("it is an in-toto statement of another version than v1 and v0.1");
        }
        if (count == 0) {
            throw new Refusal("it speaks of no subject, so that it proves nothing");
        }
        if (predicateType.isBlank()) {
            throw new Refusal("it does not say of what type its predicate is");
        }
    }

    private EvidenceReading predicate(JsonPart predicate, boolean signed) {
        return switch (predicateType) {
            case "https://slsa.dev/provenance/v1" ->
                attested(EvidenceKind.PROVENANCE, Predicates.provenance(predicate), signed);
            case "https://slsa.dev/provenance/v0.2" ->
                attested(EvidenceKind.PROVENANCE, Predicates.earlierProvenance(predicate), signed);
            case "https://slsa.dev/verification_summary/v1" ->
                attested(EvidenceKind.VERIFICATION, Predicates.verification(predicate), signed);
            case "https://in-toto.io/attestation/test-result/v0.1" ->
                attested(EvidenceKind.TEST_RESULT, TestResultPredicate.read(predicate), signed);
            case "https://in-toto.io/attestation/vulns/v0.1", "https://in-toto.io/attestation/vulns/v0.2" ->
                attested(EvidenceKind.VULNERABILITIES, Predicates.vulnerabilities(predicate), signed);
            default ->
                sbom(predicate)
                        .map(reading -> ofSigning(reading, signed))
                        .orElseGet(() -> attested(EvidenceKind.STATEMENT, Said.NOTHING, signed));
        };
    }

    private static EvidenceReading ofSigning(EvidenceReading reading, boolean signed) {
        return switch (reading) {
            case EvidenceReading.Refused refused -> refused;
            case EvidenceReading.Read(var summary) ->
                new EvidenceReading.Read(summary.with(signed ? new Signing.Unchecked() : new Signing.Missing()));
        };
    }

    /// A predicate that is a whole SBOM.
    private Optional<EvidenceReading> sbom(JsonPart predicate) {
        if (!hasPredicate) {
            return Optional.empty();
        }
        if (predicateType.startsWith("https://cyclonedx.org/bom")) {
            return Optional.of(CycloneDxJson.read(predicate).of(subjects).judged());
        }
        if (predicateType.startsWith("https://spdx.dev/Document") && isSpdx2(predicate)) {
            return Optional.of(SpdxJson.read(predicate).of(subjects).judged());
        }
        return Optional.empty();
    }

    private static boolean isSpdx2(JsonPart predicate) {
        var found = new boolean[1];
        predicate.read(cursor -> cursor.members(name -> found[0] |= name.equals("spdxVersion")));
        return found[0];
    }

    private EvidenceReading attested(EvidenceKind kind, Said said, boolean signed) {
        if (!hasPredicate && kind != EvidenceKind.STATEMENT) {
            throw new Refusal("it has no predicate, so that it proves nothing");
        }
        return new Attestation(
                        kind,
                        said.result(),
                        predicateType,
                        subjects,
                        said.counts(),
                        said.makers(),
                        said.ended(),
                        signed)
                .judged();
    }
}
