package dev.fairway.ledger.proved;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.HeadsMap;
import dev.fairway.ledger.stream.KeptMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one entry says of where streams end, with the store's map that has to be of it.
final class Heads {

    private static final int MOST_ASKED = 10_000;

    private final long index;
    private final long size;
    private final Bytes root;
    private final KeptMap map;
    private final Map<Bytes, Optional<Binding>> asked = new HashMap<>();

    private Heads(long index, long size, Bytes root, KeptMap map) {
        this.index = index;
        this.size = size;
        this.root = root;
        this.map = map;
    }

    /// What the entry says whose map is kept; nothing where none is, or where it is no such entry.
    static Optional<Heads> kept(Proved log) {
        var kept = log.contents().heads();
        if (kept.isEmpty() || kept.getAsLong() < 0 || kept.getAsLong() >= log.size()) {
            return Optional.empty();
        }
        var held = log.entry(kept.getAsLong());
        var predicate = held.fact().statement().predicate();
        var root = predicate.text("root").flatMap(Digest::parse);
        if (!held.leaf().predicateType().equals(PredicateTypes.HEADS)
                || root.isEmpty()
                || !(predicate.members().get("size") instanceof Json.Numeral(var size))
                || size < 1
                || size > held.index()) {
            return Optional.empty();
        }
        var map = new KeptMap(log.contents().buckets(), log.contents()::bindings);
        return Optional.of(
                new Heads(held.index(), (long) size, Bytes.hex(root.get().hex()), map));
    }

    /// Of the entry.
    long index() {
        return index;
    }

    /// Number of entries that the map is of.
    long size() {
        return size;
    }

    /// Of the map.
    Bytes root() {
        return root;
    }

    /// The entries of a key among the first ones; nothing where there are none.
    synchronized Optional<Binding> end(Bytes key) {
        if (asked.size() > MOST_ASKED) {
            asked.clear();
        }
        return asked.computeIfAbsent(key, this::proved);
    }

    private Optional<Binding> proved(Bytes key) {
        var proof = map.prove(key);
        if (!HeadsMap.holds(key, proof, root)) {
            throw new LedgerStoreException(
                    Code.MALFORMED, "what the store keeps of the ends of streams is not what the log has signed");
        }
        return proof.end().filter(binding -> binding.key().equals(key));
    }
}
