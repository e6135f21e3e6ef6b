package dev.fairway.core.evidence;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What evidence is for, in the word that a person gives it. Some words say what the file has to be, and any other
/// word is left to whoever uses it.
public final class EvidenceType {

    /// Words that say what the file has to be.
    public static final List<String> KNOWN = List.of("test-result", "scan", "sbom", "provenance");

    /// What people call these by other words.
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("attestation", "provenance"),
            Map.entry("bom", "sbom"),
            Map.entry("cyclonedx", "sbom"),
            Map.entry("junit", "test-result"),
            Map.entry("junit-xml", "test-result"),
            Map.entry("sarif", "scan"),
            Map.entry("slsa", "provenance"),
            Map.entry("spdx", "sbom"),
            Map.entry("surefire", "test-result"),
            Map.entry("test", "test-result"),
            Map.entry("test-report", "test-result"),
            Map.entry("tests", "test-result"),
            Map.entry("unit-tests", "test-result"));

    private EvidenceType() {}

    /// The known word that another one stands for, where it is one that people use in its place.
    public static Optional<String> meant(String type) {
        return Optional.ofNullable(MEANT.get(type));
    }

    /// Nothing where a file of this kind can be such evidence; else why not.
    public static Optional<String> refusal(String type, EvidenceKind kind) {
        var kinds = kinds(type);
        if (kinds.isEmpty() || kinds.contains(kind)) {
            return Optional.empty();
        }
        var expected = List.copyOf(kinds).stream().map(EvidenceKind::title).collect(Collectors.joining(" or "));
        return Optional.of("it is %s, and evidence of type %s is %s".formatted(kind.title(), type, expected));
    }

    private static Set<EvidenceKind> kinds(String type) {
        return switch (type) {
            case "test-result" -> EnumSet.of(EvidenceKind.JUNIT, EvidenceKind.TEST_RESULT);
            case "scan" -> EnumSet.of(EvidenceKind.SARIF, EvidenceKind.VULNERABILITIES);
            case "sbom" -> EnumSet.of(EvidenceKind.CYCLONEDX, EvidenceKind.SPDX);
            case "provenance" -> EnumSet.of(EvidenceKind.PROVENANCE);
            default -> EnumSet.noneOf(EvidenceKind.class);
        };
    }
}
