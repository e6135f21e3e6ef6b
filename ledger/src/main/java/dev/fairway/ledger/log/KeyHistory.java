package dev.fairway.ledger.log;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.log.Known.Holder;
import java.util.List;
import java.util.Optional;

/// What entries about keys say, for who has found them and need not judge them again.
public final class KeyHistory {

    /// Of entries about keys.
    public static final String TYPE = KeyEntry.TYPE;

    private KeyHistory() {}

    /// The stream that has all entries about an actor's keys.
    public static String stream(String actor) {
        return KeyEntry.stream(actor);
    }

    /// Whose a key is, and whether it is in force.
    ///
    /// @param key SHA-256 of its wire form
    /// @param entries all that a log has about it, in their order
    public static Optional<Holder> holder(Digest key, List<Statement> entries) {
        var holder = Optional.<Holder>empty();
        for (var statement : entries) {
            var entry = KeyEntry.parse(statement).orElseThrow();
            var begins = entry.state() != KeyEntry.State.REVOKED
                    && entry.key().digest().equals(key);
            holder = begins
                    ? Optional.of(new Holder(entry.key(), entry.kind(), entry.actor(), true))
                    : holder.map(it -> new Holder(it.key(), it.kind(), it.actor(), false));
        }
        return holder;
    }

    /// How many keys in force an actor has.
    ///
    /// @param entries all of the actor's stream, in their order
    public static long inForce(List<Statement> entries) {
        return entries.stream()
                .map(statement -> KeyEntry.parse(statement).orElseThrow().state())
                .mapToInt(state -> switch (state) {
                    case ADDED -> 1;
                    case ROTATED -> 0;
                    case REVOKED -> -1;
                })
                .sum();
    }
}
