package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.IndexRow.OfKey;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Nodes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// The rows that a store keeps of entries, made from the entries.
final class Rows {

    private final Consumer<IndexRow> each;
    private final Map<String, OfKey> keys = new HashMap<>();
    /// Roots of the full subtrees so far, the smallest last.
    private final Deque<Subtree> subtrees = new ArrayDeque<>();

    private record Subtree(int level, long index, Hash hash) {}

    Rows(Consumer<IndexRow> each) {
        this.each = each;
    }

    /// Those of the tree.
    void leaf(long index, Hash hash) {
        var subtree = new Subtree(0, index, hash);
        add(subtree);
        while (!subtrees.isEmpty() && subtrees.getLast().level() == subtree.level()) {
            var left = subtrees.removeLast();
            subtree = new Subtree(left.level() + 1, left.index() >> 1, Merkle.node(left.hash(), subtree.hash()));
            add(subtree);
        }
        subtrees.addLast(subtree);
    }

    private void add(Subtree subtree) {
        each.accept(new IndexRow.OfNode(
                Nodes.place(subtree.level(), subtree.index()), subtree.hash().bytes()));
    }

    /// @param newcomer whether this is the first one by which somebody vouches for its actor
    void entry(long index, Entry entry, boolean newcomer) {
        var leaf = entry.leaf();
        each.accept(new IndexRow.OfEntry(
                index,
                leaf.time().toEpochMilli(),
                Bytes.hex(entry.id()),
                Bytes.hex(leaf.payload().hex()),
                entry.signer().hash()));
        entry.revision().ifPresent(it -> each.accept(new IndexRow.OfStream(it.stream(), it.number(), index)));
        for (var subject : leaf.subjects()) {
            each.accept(new IndexRow.OfSubject(Bytes.hex(subject.hex()), leaf.predicateType(), index));
        }
        if (newcomer) {
            each.accept(new IndexRow.OfVouched(leaf.actor()));
        }
        entry.keys().forEach(change -> change(index, change));
    }

    private void change(long index, Entry.KeyChange change) {
        switch (change) {
            case Entry.KeyChange.Begun(var key, var kind, var actor) ->
                keys.put(
                        key.fingerprint(),
                        new OfKey(key.fingerprint(), key.wire(), kind.word(), actor, OptionalLong.empty()));
            case Entry.KeyChange.Ended(var key) ->
                keys.computeIfPresent(
                        key.fingerprint(),
                        (_, row) -> new OfKey(
                                row.fingerprint(), row.wire(), row.kind(), row.actor(), OptionalLong.of(index)));
        }
    }

    /// Those of the newest heads.
    void heads(long index, GrowingHeads map) {
        each.accept(new IndexRow.OfHeads(index));
        map.bindings(binding -> each.accept(new IndexRow.OfBinding(binding)));
        map.buckets(bucket -> each.accept(new IndexRow.OfBucket(bucket)));
    }

    /// After all entries: those of keys.
    void end() {
        keys.values().forEach(each);
    }
}
