package dev.fairway.core.evidence;

/// What a file of evidence is, as its content says.
public enum EvidenceKind {
    JUNIT("a JUnit report"),
    SARIF("SARIF"),
    CYCLONEDX("a CycloneDX SBOM"),
    SPDX("an SPDX SBOM"),
    /// SLSA provenance in an in-toto statement.
    PROVENANCE("SLSA provenance"),
    /// The predicate `test-result` of in-toto.
    TEST_RESULT("an in-toto test result"),
    /// The predicate `vulns` of in-toto.
    VULNERABILITIES("an in-toto vulnerability scan"),
    /// A verification summary of SLSA: somebody else's verdict.
    VERIFICATION("an SLSA verification summary"),
    /// An in-toto statement of any other type.
    STATEMENT("an in-toto statement"),
    /// Anything else: it is kept, and nothing of it is read.
    FILE("a file");

    private final String title;

    EvidenceKind(String title) {
        this.title = title;
    }

    /// With its article: "a JUnit report".
    public String title() {
        return title;
    }

    /// Whether a file of this kind says by digest of what it speaks, and is worth nothing where it does not.
    boolean hasSubjects() {
        return switch (this) {
            case PROVENANCE, TEST_RESULT, VULNERABILITIES, VERIFICATION, STATEMENT -> true;
            case JUNIT, SARIF, CYCLONEDX, SPDX, FILE -> false;
        };
    }
}
