package dev.fairway.ledger.proved;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The entries after those whose ends a heads says, read whole and held against the signed root: each of them by its
/// stream and its subjects.
final class Tail {

    private static final int MOST_PROVED = 1_000;

    private final Optional<Heads> before;
    private final OptionalLong kept;
    private final Frontier tree;
    private final List<Hash> leaves = new ArrayList<>();
    private final Map<Bytes, List<Long>> entries = new HashMap<>();
    /// Entries that were proved, for those that are asked for again and again: those about keys.
    private final Map<Long, Proved.Held> proved = new LinkedHashMap<>();

    private final Set<String> keyStreams = new TreeSet<>();
    private int keyEntries;

    private Optional<Instant> lastTime = Optional.empty();
    private boolean sound = true;

    /// @param before nothing where all entries are read
    Tail(Optional<Heads> before, Proved log) {
        this.before = before;
        this.kept = log.contents().heads();
        this.tree = before.map(it -> log.tree(it.size())).orElseGet(Frontier::new);
        extend(log);
    }

    Optional<Heads> before() {
        return before;
    }

    /// The entry whose map the store kept when this was begun.
    OptionalLong kept() {
        return kept;
    }

    /// The first entry that is read here.
    long from() {
        return before.map(Heads::size).orElse(0L);
    }

    /// Whether another moment of the store only adds to this.
    synchronized boolean continues(Proved log) {
        return sound && log.size() >= tree.size() && log.contents().heads().equals(kept);
    }

    /// Reads what came since.
    synchronized void extend(Proved log) {
        sound = false;
        log.walk(
                tree,
                (index, leaf, recorded) -> add(
                        index,
                        Merkle.leaf(recorded.leaf()),
                        leaf,
                        Proved.held(index, leaf, recorded).fact()));
        sound = true;
    }

    /// Takes in entries that were added to what was read, without reading them. The next [#extend] holds them against
    /// the signed root.
    synchronized void added(long from, List<Entry> added) {
        if (!sound || from != tree.size()) {
            return;
        }
        for (var entry : added) {
            var hash = entry.hash();
            var index = tree.size();
            tree.add(hash);
            add(index, hash, entry.leaf(), entry.fact());
        }
    }

    private void add(long index, Hash hash, Leaf leaf, Fact fact) {
        leaves.add(hash);
        lastTime = Optional.of(leaf.time());
        fact.statement().predicate().text("stream").filter(KeyHistory::isStream).ifPresent(stream -> {
            keyStreams.add(stream);
            keyEntries++;
        });
        keys(leaf, fact)
                .forEach(key ->
                        entries.computeIfAbsent(key, _ -> new ArrayList<>()).add(index));
    }

    /// Under which keys the map has an entry.
    private static Stream<Bytes> keys(Leaf leaf, Fact fact) {
        var stream = fact.statement().predicate().text("stream").map(Binding::ofStream);
        return Stream.concat(
                stream.stream(),
                leaf.subjects().stream().map(subject -> Binding.ofSubject(leaf.predicateType(), subject.hex())));
    }

    /// The entries of a key, in their order, of those that were there at a moment.
    synchronized List<Long> of(Bytes key, long size) {
        return entries.getOrDefault(key, List.of()).stream()
                .filter(index -> index < size)
                .toList();
    }

    /// All keys that have entries here.
    synchronized Set<Bytes> keys() {
        return Set.copyOf(entries.keySet());
    }

    /// The streams of keys that have entries here.
    synchronized Set<String> keyStreams() {
        return Set.copyOf(keyStreams);
    }

    /// How many entries here are of streams of keys.
    synchronized int keyEntries() {
        return keyEntries;
    }

    /// Time of the newest entry; nothing where none was read.
    synchronized Optional<Instant> lastTime() {
        return lastTime;
    }

    /// One entry of any kind, as the log has it.
    synchronized Proved.Held entry(long index, Proved log) {
        if (proved.size() > MOST_PROVED) {
            proved.clear();
        }
        return proved.computeIfAbsent(index, log::entry);
    }

    synchronized Hash leaf(long index) {
        return leaves.get(Math.toIntExact(index - from()));
    }
}
