package dev.fairway.ledger.trust;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.note.VerifierKey;
import java.util.Optional;

/// What a log says of itself. Nobody believes it for that: it can be shown to a person, or compared with what somebody
/// vouches for.
public final class Claims {

    private Claims() {}

    /// The key that entry 0 names.
    ///
    /// @param envelope of entry 0
    public static Optional<VerifierKey> key(Bytes envelope) {
        return Fact.parse(envelope)
                .flatMap(fact -> fact.statement().predicate().text("vkey"))
                .flatMap(VerifierKey::parse);
    }
}
