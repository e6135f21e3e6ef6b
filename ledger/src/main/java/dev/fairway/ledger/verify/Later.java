package dev.fairway.ledger.verify;

import dev.fairway.ledger.log.Memory;
import dev.fairway.ledger.log.Rules;
import dev.fairway.ledger.log.Ruling;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Nodes;
import dev.fairway.ledger.tree.Proofs;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Verifies what came after a checkpoint that was verified before.
final class Later {

    private final VerifierKey log;
    private final Verification verification;
    private final int threads;

    Later(VerifierKey log, Verification verification, int threads) {
        this.log = log;
        this.verification = verification;
        this.threads = threads;
    }

    Verdict verify(LaterSource source, Checkpoint since, Note note, Checkpoint signed, Faults faults) {
        if (signed.size() < since.size()) {
            faults.add(
                    "checkpoint",
                    "it has %d entries, and the one that was verified before %d"
                            .formatted(signed.size(), since.size()));
            return faults.broken();
        }
        source.begin(signed, faults);
        var tree = tree(source.nodes(), since);
        if (tree.isEmpty()) {
            faults.add(
                    "checkpoint",
                    "its first %d entries are not those that were verified before".formatted(since.size()));
            return faults.broken();
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            return keys(source, since, signed, pool, faults)
                    .flatMap(keys -> beginning(source, since, keys, faults))
                    .map(beginning -> verify(source, note, signed, beginning, tree.get(), pool, faults))
                    .orElseGet(faults::broken);
        }
    }

    private Verdict verify(
            LaterSource source,
            Note note,
            Checkpoint signed,
            Beginning beginning,
            Frontier tree,
            ExecutorService pool,
            Faults faults) {
        var blobs = new LaterBlobs(source, beginning, faults);
        var checks = new Checks(
                verification,
                pool,
                index -> faults.add(
                        source.envelopeAt(index), "the signature of entry %d does not hold".formatted(index)));
        var fold = new Fold(source, log, signed, new Fold.Start(new Memory(beginning), tree), blobs, checks, faults);
        source.skipTo(tree.size());
        Verifier.take(source, fold, checks, pool, faults);
        fold.end();
        return faults.none()
                ? new Verdict.Whole(
                        note, signed, fold.lastTime(), fold.size() - signed.size(), fold.unknown(), blobs.erased())
                : faults.broken();
    }

    /// The entries about keys that decide on later entries; nothing where a fault was told instead. A map of ends is
    /// believed only where the entry that says it was itself verified before.
    private Optional<SortedSet<Long>> keys(
            LaterSource source, Checkpoint since, Checkpoint signed, Executor pool, Faults faults) {
        var earlier = new EarlierKeys(source, since, faults);
        var ends = source.ends(since, verification);
        return ends.isPresent() ? Optional.of(earlier.by(ends.get(), signed.size())) : earlier.all(pool);
    }

    /// The full subtrees of the entries that were verified before, if they give the root that was.
    private static Optional<Frontier> tree(Nodes nodes, Checkpoint since) {
        try {
            return Optional.of(Frontier.of(since.size(), nodes))
                    .filter(tree -> tree.root().equals(since.root()));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private Optional<Beginning> beginning(
            LaterSource source, Checkpoint since, SortedSet<Long> keyEntries, Faults faults) {
        var keys = new Memory();
        var rules = new Rules(log, verification);
        var indexes = new TreeSet<>(keyEntries);
        indexes.add(0L);
        for (var index : indexes) {
            var read = proved(source, index, since);
            if (read.isEmpty()
                    || !(rules.judge(
                                    read.get().fact().orElseThrow(),
                                    read.get().time().orElseThrow(),
                                    keys)
                            instanceof Ruling.Accepted(var entry))
                    || !entry.leaf().bytes().equals(read.get().leaf())) {
                faults.add(source.envelopeAt(index), "the key entry %d is not in order".formatted(index));
                return Optional.empty();
            }
            keys.add(entry);
        }
        var last = proved(source, since.size() - 1, since);
        if (last.isEmpty()) {
            faults.add(source.leafAt(since.size() - 1), "entry %d is not in order".formatted(since.size() - 1));
        }
        return last.flatMap(Read::time).map(time -> new Beginning(since.size(), time, keys));
    }

    /// An entry that the checkpoint holds.
    private static Optional<Read> proved(LaterSource source, long index, Checkpoint since) {
        try {
            Recorded recorded = source.entry(index);
            var path = Proofs.inclusion(index, since.size(), source.nodes());
            return Proofs.rootOf(Merkle.leaf(recorded.leaf()), index, since.size(), path)
                    .filter(since.root()::equals)
                    .map(_ -> Read.of(recorded))
                    .filter(read -> read.fact().isPresent() && read.time().isPresent());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
