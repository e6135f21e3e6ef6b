package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope.Signature;
import java.util.List;
import java.util.Optional;

/// A statement as somebody signed it, in its one spelling.
///
/// @param envelope the bytes that the log keeps
/// @param payload the bytes that were signed
/// @param signatures not checked yet
public record Fact(Bytes envelope, Bytes payload, List<Signature> signatures, Statement statement) {

    private static final byte DELETE = 0x7f;
    /// Begins U+0080 to U+00BF in UTF-8.
    private static final byte LATIN = (byte) 0xc2;
    /// Follows [#LATIN] in U+00A0.
    private static final byte FIRST_PRINTABLE = (byte) 0xa0;

    public Fact {
        requireNonNull(envelope, "envelope");
        requireNonNull(payload, "payload");
        requireNonNull(statement, "statement");
        signatures = List.copyOf(signatures);
    }

    /// What was just signed here.
    ///
    /// @throws IllegalArgumentException if its payload is not a statement of ours
    public static Fact of(Envelope envelope) {
        return parse(envelope.bytes())
                .orElseThrow(() -> new IllegalArgumentException("what is signed here is a statement of ours"));
    }

    /// Reads an envelope; nothing where it is not one of ours to the letter. Somebody else's is a blob.
    public static Optional<Fact> parse(Bytes envelope) {
        return Envelope.parse(envelope)
                .filter(ours -> isPlain(envelope) && isPlain(ours.payload()))
                .flatMap(ours -> Statement.parse(ours.payload())
                        .map(statement -> new Fact(envelope, ours.payload(), ours.signatures(), statement)));
    }

    /// Whether UTF-8 has no control characters, which canonical JSON would allow above U+007E.
    private static boolean isPlain(Bytes bytes) {
        for (var at = 0; at < bytes.length(); at++) {
            var next = bytes.at(at);
            if (next == DELETE || (next == LATIN && at + 1 < bytes.length() && bytes.at(at + 1) < FIRST_PRINTABLE)) {
                return false;
            }
        }
        return true;
    }

    /// What a signature is made over.
    public Bytes signed() {
        return Envelope.signed(payload);
    }
}
