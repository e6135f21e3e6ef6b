package dev.fairway.ledger.log;

import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.log.Entry.KeyChange;
import dev.fairway.ledger.log.Entry.KeyChange.Begun;
import dev.fairway.ledger.log.Entry.KeyChange.Ended;
import dev.fairway.ledger.log.Known.Holder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether an entry about a key may stand: who may give an actor a key, hand one over, or end one
/// (docs/ledger-format.md, 4).
final class KeyRules {

    private final Rules rules;

    KeyRules(Rules rules) {
        this.rules = rules;
    }

    Ruling judge(Fact fact, Instant time, Known known) {
        var parsed = KeyEntry.parse(fact.statement());
        if (parsed.isEmpty()) {
            return Rules.refused("it is no key entry to the letter");
        }
        var entry = parsed.get();
        if (!fact.statement().predicate().text("stream").equals(Optional.of(KeyEntry.stream(entry.actor())))) {
            return Rules.refused("a key entry is a revision of its actor's stream");
        }
        var predicate = fact.statement().predicate();
        if (predicate.get("behalf").isPresent() || predicate.get("receiver").isPresent()) {
            return Rules.refused("nobody vouches for a key");
        }
        if (known.size() == 0 && entry.kind() != KeyKind.ED25519) {
            return Rules.refused("a log begins with the key of a machine");
        }
        if (rules.isLogs(entry.key())) {
            return Rules.refused("the log's own key signs no facts");
        }
        return switch (entry.state()) {
            case ADDED, ROTATED -> begun(fact, entry, time, known);
            case REVOKED -> revoked(fact, entry, time, known);
        };
    }

    private Ruling begun(Fact fact, KeyEntry entry, Instant time, Known known) {
        if (known.holder(entry.key().fingerprint()).isPresent()) {
            return Rules.refused("a key is bound once, to one actor");
        }
        if (known.isVouched(entry.actor())) {
            return Rules.refused("somebody has vouched for this actor: it has no keys");
        }
        var newcomer = new Holder(entry.key(), entry.kind(), entry.actor(), true);
        var others = new ArrayList<>(fact.signatures());
        var own = others.stream()
                .filter(signature -> signature.keyid().equals(entry.key().fingerprint()))
                .findFirst();
        if (own.isEmpty() || !rules.holds(fact, own.get(), newcomer)) {
            return Rules.refused("a new key signs its own entry");
        }
        others.remove(own.get());
        var fault = faultOfOthers(fact, entry, others, known);
        if (fault.isPresent()) {
            return Rules.refused(fault.get());
        }
        var changes = new ArrayList<KeyChange>();
        entry.old().ifPresent(old -> changes.add(new Ended(old)));
        changes.add(new Begun(entry.key(), entry.kind(), entry.actor()));
        return rules.placed(fact, time, known, entry.actor(), newcomer, changes);
    }

    /// Who must have signed beside the new key.
    private Optional<String> faultOfOthers(Fact fact, KeyEntry entry, List<Signature> others, Known known) {
        var first = known.size() == 0 || known.revision(KeyEntry.stream(entry.actor())) == 0;
        if (entry.old().isEmpty() && first && !entry.machine()) {
            return others.isEmpty() ? Optional.empty() : Optional.of("the first key of an actor signs alone");
        }
        var second = others.size() == 1 ? Rules.inForce(others.getFirst(), known) : Optional.<Holder>empty();
        if (second.isEmpty() || !rules.holds(fact, others.getFirst(), second.get())) {
            return Optional.of("a key in force must have signed, too");
        }
        var holder = second.get();
        if (entry.machine()) {
            return known.isFounder(holder.actor())
                    ? Optional.empty()
                    : Optional.of("a machine's key is let in by the actor of entry 0");
        }
        if (entry.old().isPresent()) {
            return entry.old().get().equals(holder.key()) && holder.actor().equals(entry.actor())
                    ? Optional.empty()
                    : Optional.of("a key is handed over by the one that it replaces");
        }
        return holder.actor().equals(entry.actor()) || known.isFounder(holder.actor())
                ? Optional.empty()
                : Optional.of("a key is added by its actor or by that of entry 0");
    }

    private Ruling revoked(Fact fact, KeyEntry entry, Instant time, Known known) {
        var ended = known.holder(entry.key().fingerprint());
        if (ended.filter(Holder::inForce)
                .filter(it -> it.actor().equals(entry.actor()) && it.kind() == entry.kind())
                .isEmpty()) {
            return Rules.refused("this actor has no such key in force");
        }
        var signature = fact.signatures().getFirst();
        var signer = Rules.inForce(signature, known);
        if (fact.signatures().size() != 1 || signer.isEmpty() || !rules.holds(fact, signature, signer.get())) {
            return Rules.refused("no key in force verifies it");
        }
        if (!signer.get().actor().equals(entry.actor())
                && !known.isFounder(signer.get().actor())) {
            return Rules.refused("a key is revoked by its actor or by that of entry 0");
        }
        if (known.isFounder(entry.actor()) && known.keysInForce(entry.actor()) == 1) {
            return Rules.refused("the actor of entry 0 keeps a key");
        }
        var changes = List.<KeyChange>of(new Ended(entry.key()));
        return rules.placed(fact, time, known, signer.get().actor(), signer.get(), changes);
    }
}
