package dev.fairway.ledger.proved;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.Rules;
import dev.fairway.ledger.log.Ruling;
import dev.fairway.ledger.note.VerifierKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Which keys may say where streams end: those of entry 0's actor, and of the machines that he has let in
/// (docs/ledger-format.md, 5). The entries that brought them in are judged, signatures and all, as by who reads
/// everything: that an entry says so proves nothing.
///
/// @param ends by which the entries about keys are found, all of them
/// @param before the entry at which it is asked
record HeadsRight(Ends ends, long before) {

    HeadsRight {
        requireNonNull(ends, "ends");
    }

    /// Whether an entry is by such a key.
    boolean isOf(Proved.Held heads) {
        if (heads.fact().signatures().size() != 1) {
            return false;
        }
        var signature = heads.fact().signatures().getFirst();
        // Somebody else's says nothing, so nothing has to be true for it.
        if (!ends.isFounder(heads.leaf().actor()) && !isSaidToBeMachines(signature.keyid())) {
            return false;
        }
        return of(signature.keyid())
                .filter(holder -> holder.actor().equals(heads.leaf().actor()))
                .filter(holder -> holder.kind()
                        .holds(
                                holder.key(),
                                heads.fact().signed(),
                                signature.sig(),
                                ends.log().verification()))
                .isPresent();
    }

    /// By an index, which makes readers read more where it lies, and nothing else.
    private boolean isSaidToBeMachines(String fingerprint) {
        return Ends.key(fingerprint)
                .flatMap(key -> ends.log().contents().about(KeyHistory.TYPE, key).stream()
                        .findFirst())
                .flatMap(index -> KeyHistory.machine(statement(index)))
                .isPresent();
    }

    /// Whose key it is, if it is in force and may.
    Optional<Holder> of(String fingerprint) {
        var actor = ends.holder(fingerprint, before).filter(Holder::inForce).map(Holder::actor);
        return actor.flatMap(it -> judged(fingerprint, it));
    }

    private Optional<Holder> judged(String fingerprint, String actor) {
        var log = ends.log();
        var key = statement(0).predicate().text("vkey").flatMap(VerifierKey::parse);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        var indexes = new TreeSet<Long>();
        Stream.of(log.entry(0).leaf().actor(), actor)
                .flatMap(each -> ends.stream(KeyHistory.stream(each)).stream())
                .filter(index -> index < before)
                .forEach(indexes::add);
        var rules = new Rules(key.get(), log.verification());
        var known = new Memory();
        var machines = new HashSet<PublicKey>();
        for (var index : indexes) {
            var held = ends.tail().entry(index, log);
            if (!(rules.judge(held.fact(), held.leaf().time(), known) instanceof Ruling.Accepted(var entry))
                    || !entry.leaf().bytes().equals(held.leaf().bytes())) {
                return Optional.empty();
            }
            known.add(entry);
            KeyHistory.machine(held.fact().statement()).ifPresent(machines::add);
        }
        return known.holder(fingerprint)
                .filter(Holder::inForce)
                .filter(holder -> known.isFounder(holder.actor()) || machines.contains(holder.key()));
    }

    private Statement statement(long index) {
        return ends.tail().entry(index, ends.log()).fact().statement();
    }
}
