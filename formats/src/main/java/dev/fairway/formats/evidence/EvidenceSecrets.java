package dev.fairway.formats.evidence;

import java.util.List;
import java.util.Optional;

/// Finds secrets in a file of evidence: in the values of what is read, in the lines of any other text, and of what
/// is no text in what could be read in it.
///
/// Reports are full of digests, identifiers and generated texts. What merely looks random is therefore none here: a
/// secret is known by its shape, by its place within a text, or by a key that names it.
public final class EvidenceSecrets {

    /// Addresses that are told; there may be more.
    public static final int MOST = 50;

    /// Addresses that one sentence has.
    private static final int NAMED = 5;

    private EvidenceSecrets() {}

    /// Where secrets stand, as a sentence that begins in the middle; nothing where none is found.
    public static Optional<String> sentence(byte[] file) {
        var found = addresses(file);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        if (found.size() == 1) {
            return Optional.of(found.getFirst() + " looks like a secret");
        }
        var more = found.size() - NAMED;
        var named = String.join(", ", found.subList(0, Math.min(NAMED, found.size())));
        return Optional.of(named
                + (more <= 0 ? "" : " and %d %s".formatted(more, found.size() == MOST ? "or more" : "more"))
                + " look like secrets");
    }

    /// Where secrets stand, without a word of them. Nothing of a compressed file is unpacked, so nothing of it is
    /// found.
    public static List<String> addresses(byte[] file) {
        var found = new FoundSecrets();
        try {
            switch (FileForm.of(file)) {
                case JSON -> json(file, found);
                case XML -> XmlWalk.through(file, new XmlSecrets(found));
                case SPDX_TAGS, COMPRESSED, OTHER -> found.lines(file, "");
            }
        } catch (Refusal _) {
            return ofLines(file); // not what it seemed
        }
        return found.addresses();
    }

    private static List<String> ofLines(byte[] file) {
        var found = new FoundSecrets();
        found.lines(file, "");
        return found.addresses();
    }

    /// An envelope's payload is looked through as what it holds.
    private static void json(byte[] file, FoundSecrets found) {
        var top = JsonCheck.check(file);
        JsonSecrets.find(file, "", found);
        JsonEvidence.envelope(top, JsonPart.whole(file))
                .flatMap(EnvelopeReader::payload)
                .ifPresent(payload -> payload(payload, found));
    }

    private static void payload(byte[] payload, FoundSecrets found) {
        try {
            JsonCheck.check(payload);
        } catch (Refusal _) {
            found.lines(payload, "payload, ");
            return;
        }
        JsonSecrets.find(payload, "payload, ", found);
    }
}
