package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.Inventory;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What CycloneDX says in JSON and in XML alike.
final class CycloneDx {

    static final String SHA_256 = "SHA-256";

    private static final Set<String> VERSIONS = Set.of("1.4", "1.5", "1.6", "1.7");

    private static final Set<String> CLOSED =
            Set.of("resolved", "resolved_with_pedigree", "false_positive", "not_affected");

    private CycloneDx() {}

    static Inventory inventory(
            String version, long components, long open, long closed, List<Digest> subjects, Optional<Instant> ended) {
        if (!VERSIONS.contains(version)) {
            throw new Refusal("it is CycloneDX of another version than 1.4 to 1.7");
        }
        return new Inventory(
                EvidenceKind.CYCLONEDX, "CycloneDX " + version, components, 0, open, closed, subjects, ended);
    }

    static Digest digest(String hex) {
        return Digest.ofHex(hex)
                .orElseThrow(() -> new Refusal("the SHA-256 hash of what it describes is not 64 hexadecimal digits"));
    }

    static boolean isClosed(String state) {
        return CLOSED.contains(state);
    }
}
