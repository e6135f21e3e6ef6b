package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceKind;
import dev.fairway.core.evidence.Inventory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What an SPDX 2 document says, in JSON and in tags alike, while it is read.
final class Spdx {

    static final String DOCUMENT = "SPDXRef-DOCUMENT";
    static final String SHA256 = "SHA256";

    private static final Set<String> VERSIONS = Set.of("SPDX-2.2", "SPDX-2.3");

    private final Set<String> described = new HashSet<>();
    private final Map<String, List<Digest>> digests = new HashMap<>();
    private String version = "";
    private long packages;
    private long files;
    private Optional<Instant> created = Optional.empty();

    void version(String text) {
        version = text;
    }

    void created(String text) {
        created = Times.zoned(text);
    }

    void countPackage() {
        packages++;
    }

    void countFile() {
        files++;
    }

    void describes(String id) {
        described.add(id);
    }

    /// Either direction says the same.
    void relation(String from, String type, String to) {
        if (from.equals(DOCUMENT) && type.equals("DESCRIBES")) {
            describes(to);
        } else if (to.equals(DOCUMENT) && type.equals("DESCRIBED_BY")) {
            describes(from);
        }
    }

    void digest(String id, Digest digest) {
        digests.computeIfAbsent(id, _ -> new ArrayList<>()).add(digest);
    }

    static Digest checksum(String hex) {
        return Digest.ofHex(hex).orElseThrow(() -> new Refusal("a SHA256 checksum is not 64 hexadecimal digits"));
    }

    Inventory inventory() {
        if (!VERSIONS.contains(version)) {
            throw new Refusal("it is SPDX of another version than 2.2 and 2.3");
        }
        var subjects = described.stream()
                .flatMap(id -> digests.getOrDefault(id, List.of()).stream())
                .sorted()
                .toList();
        return new Inventory(
                EvidenceKind.SPDX,
                "SPDX " + version.substring("SPDX-".length()),
                packages,
                files,
                0,
                0,
                subjects,
                created);
    }
}
