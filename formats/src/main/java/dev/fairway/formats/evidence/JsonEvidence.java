package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceReading;
import java.util.Optional;

/// Recognises what kind of evidence a JSON document is, and reads it.
final class JsonEvidence {

    private JsonEvidence() {}

    /// Nothing where it is JSON of no kind that is known.
    static Optional<EvidenceReading> read(byte[] file) {
        var top = JsonCheck.check(file);
        var part = JsonPart.whole(file);
        if (StatementReader.isStatement(top)) {
            return Optional.of(StatementReader.read(part, false));
        }
        var envelope = envelope(top, part);
        if (envelope.isPresent()) {
            return envelope.map(EnvelopeReader::read);
        }
        if (isSarif(top)) {
            return Optional.of(SarifReader.read(part));
        }
        if (top.text("bomFormat").equals(Optional.of("CycloneDX"))) {
            return Optional.of(CycloneDxJson.read(part).judged());
        }
        if (top.text("spdxVersion").isPresent()) {
            return Optional.of(SpdxJson.read(part).judged());
        }
        if (top.text("@context").filter(it -> it.contains("spdx.org/rdf/3")).isPresent()) {
            throw new Refusal("it is SPDX 3, which is not read: SPDX 2.3 and CycloneDX are");
        }
        return Optional.empty();
    }

    /// Where the envelope with the statement is: the document itself, or within a bundle of Sigstore.
    static Optional<JsonPart> envelope(JsonCheck.Top top, JsonPart part) {
        if (top.has("payload") && top.has("payloadType") && top.structures().contains("signatures")) {
            return Optional.of(part);
        }
        return top.structures().contains("dsseEnvelope") ? Optional.of(part.below("dsseEnvelope")) : Optional.empty();
    }

    private static boolean isSarif(JsonCheck.Top top) {
        var isOfSchema = top.text("$schema").filter(it -> it.contains("sarif")).isPresent();
        return isOfSchema
                || (top.structures().contains("runs")
                        && top.text("version").filter(it -> it.startsWith("2.")).isPresent());
    }
}
