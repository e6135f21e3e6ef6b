package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope.Signature;
import java.util.List;
import java.util.Optional;

/// A statement as somebody signed it, in its one spelling.
public final class Fact {

    private static final byte DELETE = 0x7f;
    /// Begins U+0080 to U+00BF in UTF-8.
    private static final byte LATIN = (byte) 0xc2;
    /// Follows [#LATIN] in U+00A0.
    private static final byte FIRST_PRINTABLE = (byte) 0xa0;

    private final Envelope ours;
    private final Bytes envelope;
    private final Statement statement;
    /// Made by who reads an envelope, which threads do side by side: who judges entries does so one after the other.
    private final Digest envelopeDigest;

    private final Digest payloadDigest;

    private Fact(Bytes envelope, Envelope ours, Statement statement) {
        this.ours = requireNonNull(ours, "ours");
        this.envelope = requireNonNull(envelope, "envelope");
        this.statement = requireNonNull(statement, "statement");
        this.envelopeDigest = Digest.of(envelope);
        this.payloadDigest = Digest.of(ours.payload());
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
                .flatMap(ours -> Statement.parse(ours.payload()).map(statement -> new Fact(envelope, ours, statement)));
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
        return ours.signed();
    }

    /// The bytes that the log keeps.
    public Bytes envelope() {
        return envelope;
    }

    /// Of the envelope.
    public Digest envelopeDigest() {
        return envelopeDigest;
    }

    /// The bytes that were signed.
    public Bytes payload() {
        return ours.payload();
    }

    public Digest payloadDigest() {
        return payloadDigest;
    }

    /// Not checked yet.
    public List<Signature> signatures() {
        return ours.signatures();
    }

    public Statement statement() {
        return statement;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Fact fact && envelope.equals(fact.envelope);
    }

    @Override
    public int hashCode() {
        return envelope.hashCode();
    }

    @Override
    public String toString() {
        return statement.predicateType() + " " + payloadDigest;
    }
}
