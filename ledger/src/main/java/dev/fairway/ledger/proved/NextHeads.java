package dev.fairway.ledger.proved;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.stream.HeadsChange;
import dev.fairway.ledger.stream.KeptMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Makes the map of all entries from the map of some, whose root is computed again from all of its keys, and the
/// entries since (docs/ledger-format.md, 5).
public final class NextHeads {

    private static final long LEAST = 255;
    private static final long SHARE = 64;

    private final Ends ends;
    /// The entries to add, by bucket and key.
    private final Map<Integer, Map<Bytes, List<Long>>> added = new TreeMap<>();
    private final Map<Integer, Bucket> before = new HashMap<>();
    private final Map<Integer, Bucket> after = new TreeMap<>();
    private final List<Binding> changed = new ArrayList<>();

    private NextHeads(Ends ends) {
        this.ends = ends;
    }

    /// Whether so many entries have come that their ends should be said.
    public static boolean due(Ends ends) {
        var before = ends.tail().before().map(heads -> heads.index() + 1).orElse(0L);
        return due(ends.log().size(), before);
    }

    /// As [#due(Ends)].
    ///
    /// @param size of the log
    /// @param before number of entries up to the newest heads
    public static boolean due(long size, long before) {
        return size - before > LEAST && size - before > size / SHARE;
    }

    /// What to say of all entries up to now.
    public static HeadsChange of(Ends ends) {
        return new NextHeads(ends).change();
    }

    private HeadsChange change() {
        var tail = ends.tail();
        var size = ends.log().size();
        for (var key : tail.keys()) {
            var entries = tail.of(key, size);
            if (!entries.isEmpty()) {
                added.computeIfAbsent(Bucket.numberOf(key), _ -> new HashMap<>())
                        .put(key, entries);
            }
        }
        tail.before().ifPresent(this::readKept);
        added.forEach((bucket, keys) -> grow(bucket, List.of(), keys));
        var map = new KeptMap(after.values(), _ -> List.of());
        return new HeadsChange(
                tail.before().map(it -> OptionalLong.of(it.index())).orElseGet(OptionalLong::empty),
                tail.kept(),
                size,
                map.count(),
                map.root(),
                changed,
                after.values().stream()
                        .filter(it -> !it.equals(before.get(it.number())))
                        .toList());
    }

    /// Reads all that is kept, a bucket at a time.
    private void readKept(Heads heads) {
        var bucket = new ArrayList<Binding>();
        ends.log().contents().bindings(binding -> {
            if (!bucket.isEmpty() && number(bucket) != Bucket.numberOf(binding.key())) {
                take(bucket);
                bucket.clear();
            }
            bucket.add(binding);
        });
        if (!bucket.isEmpty()) {
            take(bucket);
        }
        if (!new KeptMap(before.values(), _ -> List.of()).root().equals(heads.root())) {
            throw new LedgerStoreException(
                    Code.MALFORMED, "what the store keeps of the ends of streams is not what the log has signed");
        }
    }

    private static int number(List<Binding> bucket) {
        return Bucket.numberOf(bucket.getFirst().key());
    }

    private void take(List<Binding> bindings) {
        var bucket = Bucket.of(number(bindings), bindings);
        before.put(bucket.number(), bucket);
        after.put(bucket.number(), bucket);
        var keys = added.remove(bucket.number());
        if (keys != null) {
            grow(bucket.number(), bindings, keys);
        }
    }

    private void grow(int bucket, Collection<Binding> bindings, Map<Bytes, List<Long>> keys) {
        var grown = new HashMap<Bytes, Binding>();
        bindings.forEach(binding -> grown.put(binding.key(), binding));
        keys.forEach((key, entries) -> {
            var end = Optional.ofNullable(grown.get(key));
            for (var index : entries) {
                var leaf = ends.tail().leaf(index);
                end = Optional.of(end.map(it -> it.then(index, leaf)).orElseGet(() -> Binding.first(key, index, leaf)));
            }
            grown.put(key, end.orElseThrow());
            changed.add(end.orElseThrow());
        });
        after.put(bucket, Bucket.of(bucket, grown.values()));
    }
}
