package dev.fairway.engine.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.log.KeyHistory.Span;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.proved.Proved;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Gives the one who signs here one key more, lets in machines, hands his key over to another one, and ends keys.
/// What was recorded before is not recorded again, so that whoever has lost an answer asks again.
public final class KeyChanges {

    /// How often somebody else may be faster.
    private static final int ATTEMPTS = 5;

    private final Ledger ledger;

    public KeyChanges(Ledger ledger) {
        this.ledger = requireNonNull(ledger, "ledger");
    }

    /// What became of it.
    public sealed interface Outcome {

        /// @param now whether it was recorded just now
        /// @param index of its entry
        record Done(String actor, PublicKey key, boolean now, long index, Instant time) implements Outcome {
            public Done {
                requireNonNull(actor, "actor");
                requireNonNull(key, "key");
                requireNonNull(time, "time");
            }
        }

        /// The log has no such key.
        record Unknown() implements Outcome {}

        /// It may not be. Nothing was recorded.
        record Refused(String why) implements Outcome {}

        /// It could not be recorded.
        record Failed(AppendResult result) implements Outcome {}
    }

    /// All keys that the log has ever had. No index is asked.
    public static List<Span> all(Proved log) {
        var entries = new TreeMap<Long, Statement>();
        log.ofType(KeyHistory.TYPE)
                .forEach(held -> entries.put(held.index(), held.fact().statement()));
        return KeyHistory.spans(entries);
    }

    /// One key more for the actor who signs here; both keys sign.
    public Outcome add(Signer added) {
        return begun(added, _ -> true, (actor, revision) -> ledger.author().add(actor, added, revision));
    }

    /// Lets in a machine, as somebody new, who may say where streams end; its key and the one that signs here sign,
    /// and that is one of the actor of entry 0.
    public Outcome admit(Signer machine) {
        if (!ledger.signsAsFounder()) {
            return new Outcome.Refused(
                    "a machine is let in by the one on which the ledger was begun: by the actor of entry 0");
        }
        var known = holder(machine.key());
        if (known.isPresent()) {
            return known.get().inForce() && isMachines(machine.key())
                    ? before(known.get(), span -> Optional.of(span.since()))
                    : taken(machine.key());
        }
        var author = ledger.author();
        var actor = author.ids().get();
        var outcome = recorded(actor, machine.key(), _ -> author.admit(actor, machine));
        // Somebody else may have done it meanwhile.
        return outcome instanceof Outcome.Refused && holder(machine.key()).isPresent() ? admit(machine) : outcome;
    }

    /// Whether the key that signs here is a machine's, which no other becomes by being handed over to.
    public boolean signsAsMachine() {
        return isMachines(ledger.key());
    }

    private boolean isMachines(PublicKey key) {
        return ledger.proving(log -> log.about(KeyHistory.TYPE, key.digest()).stream()
                .flatMap(held -> KeyHistory.machine(held.fact().statement()).stream())
                .anyMatch(key::equals));
    }

    private static Outcome taken(PublicKey key) {
        return new Outcome.Refused("%s is in this ledger already: a key is bound once, to one actor".formatted(key));
    }

    /// Hands the key that signs here over to another one, and ends it; both sign.
    public Outcome rotate(Signer successor) {
        return begun(
                successor,
                own -> !own.inForce(),
                (actor, revision) -> ledger.author().rotate(actor, successor, revision));
    }

    /// Why the key that signs here can neither be handed over nor bring in another one, whichever that is.
    public Optional<Outcome> refusal() {
        var own = holder(ledger.key());
        if (own.isEmpty()) {
            return Optional.of(new Outcome.Refused(
                    ("the key that signs here, %s, has signed nothing in this ledger yet: that is begun by recording"
                                    + " something, as with fairway evidence add")
                            .formatted(ledger.key())));
        }
        return own.get().inForce() ? Optional.empty() : Optional.of(new Outcome.Refused(ledger.ended()));
    }

    /// Signs the entry that brings a key in.
    private interface Writing {
        Fact of(String actor, long revision);
    }

    /// @param isDone whether a newcomer of one's own actor shows that it was recorded before
    private Outcome begun(Signer newcomer, Predicate<Holder> isDone, Writing writing) {
        return repeatedly(() -> {
            var own = holder(ledger.key());
            var known = holder(newcomer.key());
            if (known.isPresent()) {
                return known.get().inForce()
                                && own.filter(it ->
                                                it.actor().equals(known.get().actor()))
                                        .filter(isDone)
                                        .isPresent()
                        ? before(known.get(), span -> Optional.of(span.since()))
                        : taken(newcomer.key());
            }
            var refusal = refusal();
            if (refusal.isPresent()) {
                return refusal.get();
            }
            var actor = own.orElseThrow().actor();
            return recorded(actor, newcomer.key(), revision -> writing.of(actor, revision));
        });
    }

    /// Ends a key of the actor who signs here, or as the actor of entry 0 of anybody.
    ///
    /// @param fingerprint as `ssh-keygen -l` prints it
    public Outcome revoke(String fingerprint) {
        return repeatedly(() -> {
            var ended = ledger.proving(log -> log.holder(fingerprint));
            var own = holder(ledger.key());
            if (ended.isEmpty()) {
                return new Outcome.Unknown();
            }
            var key = ended.get();
            if (!key.inForce()) {
                return before(
                        key, span -> span.end().filter(it -> !it.handedOver()).map(KeyHistory.End::at));
            }
            var refusal = refusal();
            if (own.isEmpty() || refusal.isPresent()) {
                return refusal.orElseThrow();
            }
            if (!own.get().actor().equals(key.actor()) && !ledger.signsAsFounder()) {
                return new Outcome.Refused("a key is revoked by its own actor, or by that of entry 0");
            }
            return recorded(key.actor(), key.key(), revision -> ledger.author().revoke(key, revision));
        });
    }

    /// What was recorded before.
    ///
    /// @param when the entry that did; nothing where another one did something else
    private Outcome before(Holder holder, Function<Span, Optional<Long>> when) {
        return ledger.proving(log -> {
            var span = all(log).stream()
                    .filter(it -> it.key().equals(holder.key()))
                    .findFirst()
                    .orElseThrow();
            return when.apply(span)
                    .map(log::entry)
                    .<Outcome>map(held -> new Outcome.Done(
                            holder.actor(),
                            holder.key(),
                            false,
                            held.index(),
                            held.leaf().time()))
                    .orElseGet(() ->
                            new Outcome.Refused("%s was handed over to another key in entry %d: it signs nothing"
                                    .formatted(
                                            holder.key(),
                                            span.end().map(KeyHistory.End::at).orElse(0L))));
        });
    }

    private Outcome recorded(String actor, PublicKey key, LongFunction<Fact> fact) {
        var revision = ledger.revision(KeyHistory.stream(actor)) + 1;
        return switch (ledger.append(fact.apply(revision))) {
            case AppendResult.Appended(var index, var time, var _) -> new Outcome.Done(actor, key, true, index, time);
            case AppendResult.Refused(var why) -> new Outcome.Refused(why);
            case AppendResult other -> new Outcome.Failed(other);
        };
    }

    private Optional<Holder> holder(PublicKey key) {
        return ledger.proving(log -> log.holder(key.fingerprint()));
    }

    private static Outcome repeatedly(Supplier<Outcome> attempt) {
        var outcome = attempt.get();
        for (var count = 1; count < ATTEMPTS && outcome instanceof Outcome.Failed(AppendResult.Overtaken _); count++) {
            outcome = attempt.get();
        }
        return outcome;
    }
}
