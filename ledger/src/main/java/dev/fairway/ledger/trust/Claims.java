package dev.fairway.ledger.trust;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.tree.Hash;
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

    /// Where the log ended that entry 0 says it follows; nothing where it says nothing, or nothing that can be read.
    ///
    /// @param envelope of entry 0
    public static Optional<Checkpoint> continued(Bytes envelope) {
        return Fact.parse(envelope)
                .flatMap(fact -> fact.statement().predicate().get("continues"))
                .filter(Json.Mapping.class::isInstance)
                .map(Json.Mapping.class::cast)
                .flatMap(Claims::checkpoint);
    }

    private static Optional<Checkpoint> checkpoint(Json.Mapping claim) {
        var origin = claim.text("origin").filter(VerifierKey::isName);
        var root = claim.text("root").flatMap(Digest::parse);
        return origin.isPresent()
                        && root.isPresent()
                        && claim.members().get("size") instanceof Json.Numeral(var size)
                        && size >= 0
                ? Optional.of(new Checkpoint(
                        origin.get(), (long) size, new Hash(Bytes.hex(root.get().hex()))))
                : Optional.empty();
    }
}
