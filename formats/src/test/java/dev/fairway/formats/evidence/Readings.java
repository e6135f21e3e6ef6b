package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.Digest;
import dev.fairway.core.evidence.EvidenceReading.Read;
import dev.fairway.core.evidence.EvidenceReading.Refused;
import dev.fairway.core.evidence.EvidenceSummary;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Reads texts as files of evidence.
final class Readings {

    /// Two digests, as files name them: without their algorithm.
    static final String API = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static final String WEB = "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae";

    /// Written so that no scanner takes this file for a leak.
    static final String TOKEN = "ghp_" + "a1B2".repeat(9);

    private Readings() {}

    static EvidenceSummary summary(String text) {
        return switch (EvidenceReader.read(bytes(text))) {
            case Read(var summary) -> summary;
            case Refused(var sentence, var _) -> throw new AssertionError("refused: " + sentence);
        };
    }

    /// Result and headline, or the refusal.
    static String told(String text) {
        return told(bytes(text));
    }

    static String told(byte[] file) {
        return switch (EvidenceReader.read(file)) {
            case Read(var summary) -> summary.result() + " " + summary.sentence();
            case Refused(var sentence, var _) -> "REFUSED " + sentence;
        };
    }

    static Digest digest(String hex) {
        return new Digest("sha256:" + hex);
    }

    static String envelope(String statement) {
        return envelope("application/vnd.in-toto+json", statement);
    }

    static String envelope(String type, String payload) {
        return """
            {"payloadType": "%s", "payload": "%s", "signatures": [{"keyid": "", "sig": "MEUCIQDx"}]}
            """.formatted(type, Base64.getEncoder().encodeToString(bytes(payload)));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
