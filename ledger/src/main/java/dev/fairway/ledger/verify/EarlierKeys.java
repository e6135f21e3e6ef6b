package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.proved.Ends;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/// Finds, among the entries that a checkpoint commits to, those about keys: none can be kept back.
final class EarlierKeys {

    /// Runs of leaves that are read ahead.
    private static final int AHEAD = 16;
    /// Where a leaf says of which type it is: all that is before has one length (docs/ledger-format.md, 4).
    private static final int TYPE_AT = 128;

    private static final int RUN_LEVEL = Integer.numberOfTrailingZeros(LaterSource.RUN);

    private static final Bytes TYPE = Bytes.utf8("\"predicateType\":\"%s\"".formatted(KeyHistory.TYPE));

    private final LaterSource source;
    private final Checkpoint since;
    private final Faults faults;

    EarlierKeys(LaterSource source, Checkpoint since, Faults faults) {
        this.source = source;
        this.since = since;
        this.faults = faults;
    }

    /// Those of all actors whom later entries name, and of the founder.
    ///
    /// @param until where the later entries end
    SortedSet<Long> by(Ends ends, long until) {
        var actors = new TreeSet<String>();
        var fingerprints = new TreeSet<String>();
        source.skipTo(since.size());
        var unnoticed = new Faults();
        for (var index = since.size(); index < until; index++) {
            // What is not there, or says nothing, is told when the entries are verified.
            var fact = source.next(unnoticed).flatMap(recorded -> Fact.parse(recorded.envelope()));
            fact.ifPresent(it -> {
                it.signatures().forEach(signature -> fingerprints.add(signature.keyid()));
                actors.addAll(actors(it.statement()));
            });
        }
        fingerprints.stream()
                .flatMap(it -> ends.holder(it).stream())
                .map(Holder::actor)
                .forEach(actors::add);
        Leaf.parse(source.entry(0).leaf()).map(Leaf::actor).ifPresent(actors::add);
        var found = new TreeSet<Long>();
        actors.forEach(actor -> found.addAll(ends.stream(KeyHistory.stream(actor))));
        return found;
    }

    /// Whose keys decide on a statement, beside those that signed it.
    private static List<String> actors(Statement statement) {
        var predicate = statement.predicate();
        return Stream.of("actor", "behalf")
                .flatMap(member -> predicate.text(member).stream())
                .toList();
    }

    /// What a run of leaves is.
    ///
    /// @param keys the indexes of those about keys
    private record Run(long from, Frontier tree, List<Long> keys) {

        static Run of(long from, List<Bytes> leaves) {
            var tree = new Frontier();
            var keys = new ArrayList<Long>();
            for (var leaf : leaves) {
                if (isAboutKey(leaf)) {
                    keys.add(from + tree.size());
                }
                tree.add(Merkle.leaf(leaf));
            }
            return new Run(from, tree, keys);
        }

        private static boolean isAboutKey(Bytes leaf) {
            var end = TYPE_AT + TYPE.length();
            return leaf.length() > end && leaf.slice(TYPE_AT, end).equals(TYPE);
        }
    }

    /// Those of all actors, found by reading all leaves; nothing where they are not what the checkpoint commits to,
    /// which is told.
    Optional<SortedSet<Long>> all(Executor threads) {
        var keys = new TreeSet<Long>();
        var full = new ArrayList<Hash>();
        var rest = new Frontier();
        Deque<CompletableFuture<Run>> ahead = new ArrayDeque<>();
        for (var from = 0L; from < since.size() || !ahead.isEmpty(); from += LaterSource.RUN) {
            if (from < since.size()) {
                ahead.add(run(from, threads));
            }
            if (ahead.size() > AHEAD || from + LaterSource.RUN >= since.size()) {
                var run = ahead.remove().join();
                keys.addAll(run.keys());
                if (run.tree().size() == LaterSource.RUN) {
                    full.add(run.tree().root());
                } else {
                    rest = run.tree();
                }
            }
        }
        if (isSigned(full, rest)) {
            return Optional.of(keys);
        }
        faults.add(different(full), "it holds other entries than were verified before");
        return Optional.empty();
    }

    private CompletableFuture<Run> run(long from, Executor threads) {
        var leaves = source.leaves(from, (int) Math.min(LaterSource.RUN, since.size() - from));
        return CompletableFuture.supplyAsync(() -> Run.of(from, leaves), threads);
    }

    private boolean isSigned(List<Hash> full, Frontier rest) {
        if (full.size() * (long) LaterSource.RUN + rest.size() != since.size()) {
            return false;
        }
        var above = new Frontier();
        full.forEach(above::add);
        var roots = new ArrayList<>(above.roots());
        roots.addAll(rest.roots());
        return new Frontier(since.size(), roots).root().equals(since.root());
    }

    /// Where the first run is that is not as the tree has it, which may lie as well.
    private String different(List<Hash> full) {
        for (var run = 0; run < full.size(); run++) {
            if (!full.get(run).equals(source.nodes().at(RUN_LEVEL, run))) {
                return source.leafAt((long) run * LaterSource.RUN);
            }
        }
        return source.leafAt((long) full.size() * LaterSource.RUN);
    }
}
