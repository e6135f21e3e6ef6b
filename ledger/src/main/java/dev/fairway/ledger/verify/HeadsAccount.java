package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Recomputes the map of each heads by a key that may sign one (docs/ledger-format.md, 5).
final class HeadsAccount {

    private final GrowingHeads map = new GrowingHeads();
    /// Hash and keys of each entry that the map has not, one after the other.
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    /// Keys that may say it beside the founder's.
    private final Set<PublicKey> machines = new HashSet<>();

    private long size;
    private OptionalLong newest = OptionalLong.empty();

    /// The newest heads, and its map.
    void end(Source source) {
        if (newest.isPresent()) {
            source.heads(newest.getAsLong(), map);
        }
    }

    /// Takes in the next entry, which is in order; of a heads the fault, if it has one.
    ///
    /// @param own whether it is by the founder's own key
    Optional<String> add(long index, Entry entry, Hash leaf, boolean own) {
        waiting.add(packed(entry, leaf));
        KeyHistory.machine(entry.fact().statement()).ifPresent(machines::add);
        return entry.leaf().predicateType().equals(PredicateTypes.HEADS) && (own || machines.contains(entry.signer()))
                ? fault(index, entry)
                : Optional.empty();
    }

    private static byte[] packed(Entry entry, Hash leaf) {
        var keys = new ArrayList<Bytes>();
        entry.revision().ifPresent(revision -> keys.add(Binding.ofStream(revision.stream())));
        for (var subject : entry.leaf().subjects()) {
            keys.add(Binding.ofSubject(entry.leaf().predicateType(), subject.hex()));
        }
        var buffer = ByteBuffer.allocate(Hash.SIZE * (1 + keys.size()));
        buffer.put(leaf.bytes().buffer());
        keys.forEach(key -> buffer.put(key.buffer()));
        return buffer.array();
    }

    private Optional<String> fault(long index, Entry entry) {
        var predicate = entry.fact().statement().predicate();
        var stated = number(predicate, "size");
        var count = number(predicate, "count");
        var root = predicate.text("root").flatMap(Digest::parse);
        if (stated.isEmpty()
                || count.isEmpty()
                || root.isEmpty()
                || !entry.leaf().subjects().equals(List.of(root.get()))) {
            return Optional.of("it is no heads to the letter");
        }
        if (stated.get() > index || stated.get() <= size) {
            return Optional.of("its heads is of entries that it cannot be of");
        }
        advance(stated.get());
        newest = OptionalLong.of(index);
        return map.count() == count.get() && map.root().hex().equals(root.get().hex())
                ? Optional.empty()
                : Optional.of("its heads is not what the entries before it say");
    }

    private void advance(long until) {
        while (size < until) {
            var packed = Bytes.of(waiting.remove());
            var leaf = new Hash(packed.slice(0, Hash.SIZE));
            for (var at = Hash.SIZE; at < packed.length(); at += Hash.SIZE) {
                map.add(packed.slice(at, at + Hash.SIZE), size, leaf);
            }
            size++;
        }
    }

    private static Optional<Long> number(Json.Mapping predicate, String member) {
        return predicate.members().get(member) instanceof Json.Numeral(var value) && value >= 1
                ? Optional.of((long) value)
                : Optional.empty();
    }
}
