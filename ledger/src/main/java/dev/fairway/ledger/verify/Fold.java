package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.Rules;
import dev.fairway.ledger.log.Ruling;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Takes entry after entry, each judged by those before it, as an appender judged it.
final class Fold {

    private final Source source;
    private final Checkpoint signed;
    private final Faults faults;
    private final Checks checks;
    private final Rules rules;
    private final Watcher watcher;
    private final Memory known;
    private final Frontier tree;
    private final SortedMap<String, Long> unknown = new TreeMap<>();
    private Optional<Hash> signedRoot;
    /// After an entry that is not in order nobody knows what the next ones mean.
    private boolean judging = true;

    /// From where entries are taken.
    ///
    /// @param known what the entries before say
    /// @param tree of the entries before
    record Start(Memory known, Frontier tree) {}

    Fold(
            Source source,
            VerifierKey log,
            Checkpoint signed,
            Start start,
            Watcher watcher,
            Checks checks,
            Faults faults) {
        this.source = source;
        this.signed = signed;
        this.known = start.known();
        this.tree = start.tree();
        this.watcher = watcher;
        this.checks = checks;
        this.faults = faults;
        this.rules = new Rules(log, checks);
        this.signedRoot = tree.size() == signed.size() ? Optional.of(tree.root()) : Optional.empty();
    }

    void take(Read read) {
        var index = tree.size();
        tree.add(read.hash());
        if (tree.size() == signed.size()) {
            signedRoot = Optional.of(tree.root());
        }
        watcher.leaf(index, read.hash());
        if (read.time().isEmpty()) {
            stop(source.leafAt(index), "entry %d has no leaf to the letter".formatted(index));
            return;
        }
        if (read.fact().isEmpty()) {
            stop(source.envelopeAt(index), "entry %d has no envelope to the letter".formatted(index));
            return;
        }
        if (judging) {
            judge(index, read, read.time().get(), read.fact().get());
        }
    }

    private void judge(long index, Read read, Instant time, Fact fact) {
        checks.of(index);
        watcher.next(fact);
        switch (rules.judge(fact, time, known)) {
            case Ruling.Accepted(var entry) -> {
                checks.later(() -> entry.leaf().bytes().equals(read.leaf()), this::disagrees);
                accept(index, entry, read.hash());
            }
            case Ruling.Repeated(var before) ->
                stop(source.envelopeAt(index), "entry %d repeats entry %d".formatted(index, before));
            case Ruling.Overtaken(var stream, var revision) ->
                stop(
                        source.envelopeAt(index),
                        "entry %d takes a revision of %s that is taken: it has %d".formatted(index, stream, revision));
            case Ruling.Refused(var why) ->
                stop(source.envelopeAt(index), "entry %d may not be where it is: %s".formatted(index, why));
        }
    }

    private void disagrees(long index) {
        faults.add(source.envelopeAt(index), "the leaf of entry %d disagrees with its envelope".formatted(index));
    }

    private void accept(long index, Entry entry, Hash hash) {
        var newcomer =
                entry.vouchedBy().isPresent() && !known.isVouched(entry.leaf().actor());
        known.add(entry);
        var own = entry.vouchedBy().isEmpty() && known.isFounder(entry.leaf().actor());
        watcher.accepted(index, entry, hash, newcomer, own);
        if (!KnownTypes.has(entry.leaf().predicateType())) {
            unknown.merge(entry.leaf().predicateType(), 1L, Long::sum);
        }
    }

    private void stop(String place, String what) {
        faults.add(place, what);
        judging = false;
    }

    long size() {
        return tree.size();
    }

    /// After all entries.
    void end() {
        if (tree.size() < signed.size()) {
            faults.add("checkpoint", "%d of its %d entries can be read".formatted(tree.size(), signed.size()));
        } else if (!signedRoot.equals(Optional.of(signed.root()))) {
            faults.add("checkpoint", "its root is not that of the first %d entries".formatted(signed.size()));
        }
        watcher.end(signedRoot.orElseGet(tree::root), judging);
    }

    Instant lastTime() {
        return known.lastTime().orElseThrow();
    }

    SortedMap<String, Long> unknown() {
        return unknown;
    }
}
