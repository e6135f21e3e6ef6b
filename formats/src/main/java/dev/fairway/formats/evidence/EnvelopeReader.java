package dev.fairway.formats.evidence;

import dev.fairway.core.evidence.EvidenceReading;
import java.util.Base64;
import java.util.Optional;

/// Reads the statement within a DSSE envelope. Its signatures are somebody else's to check.
final class EnvelopeReader {

    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private EnvelopeReader() {}

    static EvidenceReading read(JsonPart envelope) {
        var signatures = new long[1];
        var type = new Holder<String>();
        envelope.read(cursor -> cursor.members(name -> {
            switch (name) {
                case "payloadType" -> type.set(cursor.text());
                case "signatures" -> signatures[0] = cursor.count();
                default -> {}
            }
        }));
        if (!type.get().equals(Optional.of(PAYLOAD_TYPE))) {
            throw new Refusal("its envelope holds something else than an in-toto statement");
        }
        if (signatures[0] == 0) {
            throw new Refusal("its envelope has no signature");
        }
        var statement = payload(envelope).orElseThrow(() -> new Refusal("its envelope's payload is not base64"));
        try {
            if (!StatementReader.isStatement(JsonCheck.check(statement))) {
                throw new Refusal("it is no in-toto statement");
            }
            return StatementReader.read(JsonPart.whole(statement), true);
        } catch (Refusal refusal) {
            throw new Refusal("within its envelope's payload: " + refusal.sentence());
        }
    }

    /// The statement's bytes; nothing where they are not there, or no base64 of either alphabet.
    static Optional<byte[]> payload(JsonPart envelope) {
        var payload = new Holder<String>();
        envelope.read(cursor -> cursor.members(name -> {
            if (name.equals("payload")) {
                payload.set(cursor.text());
            }
        }));
        return payload.get().flatMap(EnvelopeReader::decoded);
    }

    /// Base64 of either alphabet.
    static Optional<byte[]> decoded(String base64) {
        var isOfUrls = base64.indexOf('-') >= 0 || base64.indexOf('_') >= 0;
        try {
            return Optional.of((isOfUrls ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(base64));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
