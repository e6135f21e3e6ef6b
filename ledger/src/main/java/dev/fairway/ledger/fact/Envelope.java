package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.json.JsonReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A statement with signatures (DSSE 1.0.2), as our own are written: one spelling for one content.
///
/// @param payload the statement's bytes
/// @param signatures 1, or 2 in the order of their keys' fingerprints
public record Envelope(Bytes payload, List<Signature> signatures) {

    /// Bytes of an envelope.
    public static final int LONGEST = 1 << 20;

    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
    private static final int MOST_SIGNATURES = 2;
    private static final Bytes BEFORE_PAYLOAD = Bytes.utf8("{\"payload\":\"");
    private static final Bytes AFTER_PAYLOAD = Bytes.utf8("\",\"payloadType\":");

    /// @param keyid fingerprint of the key; a hint, never a decision
    public record Signature(String keyid, Bytes sig) {
        public Signature {
            requireNonNull(keyid, "keyid");
            requireNonNull(sig, "sig");
        }
    }

    public Envelope {
        requireNonNull(payload, "payload");
        signatures = List.copyOf(signatures);
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new IllegalArgumentException("an envelope has 1 or %d signatures".formatted(MOST_SIGNATURES));
        }
        for (var i = 1; i < signatures.size(); i++) {
            if (signatures.get(i - 1).keyid().compareTo(signatures.get(i).keyid()) >= 0) {
                throw new IllegalArgumentException("signatures are in the order of their keys, each key once");
            }
        }
    }

    /// What is signed: the payload with its type, each after its length (DSSE's "pre-authentication encoding").
    public Bytes signed() {
        return signed(payload);
    }

    public static Bytes signed(Bytes payload) {
        return Bytes.utf8("DSSEv1 " + PAYLOAD_TYPE.length() + " " + PAYLOAD_TYPE + " " + payload.length() + " ")
                .then(payload);
    }

    /// The payload of an envelope as ours are written, of which nothing else is read; nothing where it is not there.
    static Optional<Bytes> payloadOf(Bytes envelope) {
        var end = envelope.indexOf(AFTER_PAYLOAD);
        return end >= BEFORE_PAYLOAD.length()
                        && envelope.slice(0, BEFORE_PAYLOAD.length()).equals(BEFORE_PAYLOAD)
                ? envelope.slice(BEFORE_PAYLOAD.length(), end).text().flatMap(Bytes::base64)
                : Optional.empty();
    }

    /// Reads an envelope of ours; nothing where it is not one to the letter.
    public static Optional<Envelope> parse(Bytes bytes) {
        if (bytes.length() > LONGEST) {
            return Optional.empty();
        }
        return JsonReader.canonical(bytes)
                .flatMap(json -> exactly(json, Set.of("payload", "payloadType", "signatures")))
                .filter(json -> json.text("payloadType").equals(Optional.of(PAYLOAD_TYPE)))
                .flatMap(Envelope::of);
    }

    private static Optional<Envelope> of(Json.Mapping json) {
        var payload = json.text("payload").flatMap(Bytes::base64);
        if (payload.isEmpty() || !(json.get("signatures").orElseThrow() instanceof Json.Listing(var items))) {
            return Optional.empty();
        }
        var signatures = new ArrayList<Signature>();
        for (var item : items) {
            var signature = exactly(item, Set.of("keyid", "sig")).flatMap(Envelope::signature);
            if (signature.isEmpty()
                    || signatures.size() == MOST_SIGNATURES
                    || (!signatures.isEmpty()
                            && signatures
                                            .getLast()
                                            .keyid()
                                            .compareTo(signature.get().keyid())
                                    >= 0)) {
                return Optional.empty();
            }
            signatures.add(signature.get());
        }
        return signatures.isEmpty() ? Optional.empty() : Optional.of(new Envelope(payload.get(), signatures));
    }

    private static Optional<Signature> signature(Json.Mapping json) {
        return json.text("keyid")
                .flatMap(keyid -> json.text("sig").flatMap(Bytes::base64).map(sig -> new Signature(keyid, sig)));
    }

    private static Optional<Json.Mapping> exactly(Json json, Set<String> members) {
        return json instanceof Json.Mapping mapping
                        && mapping.members().keySet().equals(members)
                ? Optional.of(mapping)
                : Optional.empty();
    }

    public Bytes bytes() {
        return Json.Mapping.of(Map.of(
                        "payload", Json.of(payload.base64()),
                        "payloadType", Json.of(PAYLOAD_TYPE),
                        "signatures",
                                new Json.Listing(signatures.stream()
                                        .<Json>map(signature -> Json.Mapping.of(Map.of(
                                                "keyid", Json.of(signature.keyid()),
                                                "sig", Json.of(signature.sig().base64()))))
                                        .toList())))
                .canonical();
    }
}
