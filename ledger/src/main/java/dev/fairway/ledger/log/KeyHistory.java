package dev.fairway.ledger.log;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.log.Known.Holder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What entries about keys say, for who has found them and need not judge them again.
public final class KeyHistory {

    /// Of entries about keys.
    public static final String TYPE = KeyEntry.TYPE;

    private KeyHistory() {}

    /// The stream that has all entries about an actor's keys.
    public static String stream(String actor) {
        return KeyEntry.stream(actor);
    }

    /// Whether a stream has entries about keys, if any.
    public static boolean isStream(String name) {
        return name.startsWith(KeyEntry.stream(""));
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

    /// Which key an entry makes a machine's; nothing where it makes none. That it may is for the rules to say.
    public static Optional<PublicKey> machine(Statement statement) {
        return KeyEntry.is(statement)
                ? KeyEntry.parse(statement).filter(KeyEntry::machine).map(KeyEntry::key)
                : Optional.empty();
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

    /// How long a key signed for its actor.
    ///
    /// @param machine whether it may say where streams end, as a machine's
    /// @param since the entry that brought it in: it signs from the next one on
    /// @param end nothing while it is in force
    public record Span(String actor, PublicKey key, KeyKind kind, boolean machine, long since, Optional<End> end) {
        public Span {
            requireNonNull(actor, "actor");
            requireNonNull(key, "key");
            requireNonNull(kind, "kind");
        }
    }

    /// What ended a key.
    ///
    /// @param at the entry: it signs nothing from the next one on
    /// @param handedOver to another key; else it was revoked
    public record End(long at, boolean handedOver) {}

    /// All keys that a log has ever had, in the order in which they came.
    ///
    /// @param entries all of its entries about keys, by their index
    public static List<Span> spans(SortedMap<Long, Statement> entries) {
        var spans = new LinkedHashMap<PublicKey, Span>();
        entries.forEach((index, statement) -> {
            var entry = KeyEntry.parse(statement).orElseThrow();
            entry.old().ifPresent(old -> spans.computeIfPresent(old, (_, span) -> ended(span, new End(index, true))));
            switch (entry.state()) {
                case ADDED, ROTATED ->
                    spans.put(
                            entry.key(),
                            new Span(
                                    entry.actor(),
                                    entry.key(),
                                    entry.kind(),
                                    entry.machine(),
                                    index,
                                    Optional.empty()));
                case REVOKED -> spans.computeIfPresent(entry.key(), (_, span) -> ended(span, new End(index, false)));
            }
        });
        return List.copyOf(spans.values());
    }

    private static Span ended(Span span, End end) {
        return new Span(span.actor(), span.key(), span.kind(), span.machine(), span.since(), Optional.of(end));
    }
}
