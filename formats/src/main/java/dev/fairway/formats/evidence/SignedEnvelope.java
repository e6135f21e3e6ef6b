package dev.fairway.formats.evidence;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An envelope that somebody else signed (DSSE 1.0.2), alone or within a bundle of Sigstore: what the signatures are
/// made over, and the signatures.
public final class SignedEnvelope {

    /// Beyond it, nobody looks at more signatures.
    private static final int MOST_SIGNATURES = 64;

    private final byte[] signed;
    private final List<byte[]> signatures;

    private SignedEnvelope(byte[] signed, List<byte[]> signatures) {
        this.signed = requireNonNull(signed, "signed");
        this.signatures = List.copyOf(signatures);
    }

    /// Nothing where the file is no envelope with a signature.
    public static Optional<SignedEnvelope> of(byte[] file) {
        try {
            return JsonEvidence.envelope(JsonCheck.check(file), JsonPart.whole(file))
                    .flatMap(SignedEnvelope::of);
        } catch (Refusal _) {
            return Optional.empty();
        }
    }

    private static Optional<SignedEnvelope> of(JsonPart envelope) {
        var type = new Holder<String>();
        var signatures = new ArrayList<byte[]>();
        envelope.read(cursor -> cursor.members(name -> {
            switch (name) {
                case "payloadType" -> type.set(cursor.text());
                case "signatures" -> cursor.items(() -> signature(cursor, signatures));
                default -> {}
            }
        }));
        return signatures.isEmpty()
                ? Optional.empty()
                : type.get()
                        .flatMap(it -> EnvelopeReader.payload(envelope)
                                .map(payload -> new SignedEnvelope(encoded(it, payload), signatures)));
    }

    private static void signature(JsonCursor cursor, List<byte[]> signatures) {
        cursor.members(name -> {
            if (name.equals("sig") && signatures.size() < MOST_SIGNATURES) {
                cursor.text().flatMap(EnvelopeReader::decoded).ifPresent(signatures::add);
            }
        });
    }

    /// DSSE's "pre-authentication encoding": type and payload, each after its length.
    private static byte[] encoded(String type, byte[] payload) {
        var bytes = type.getBytes(StandardCharsets.UTF_8);
        var head =
                "DSSEv1 %d %s %d ".formatted(bytes.length, type, payload.length).getBytes(StandardCharsets.UTF_8);
        var both = new byte[head.length + payload.length];
        System.arraycopy(head, 0, both, 0, head.length);
        System.arraycopy(payload, 0, both, head.length, payload.length);
        return both;
    }

    /// What each signature is made over.
    public byte[] signed() {
        return signed.clone();
    }

    /// As their makers encode them; at least one.
    public List<byte[]> signatures() {
        return signatures.stream().map(byte[]::clone).toList();
    }
}
