package dev.fairway.ledger.verify;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.tree.Hash;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The blobs that later entries refer to, and those that they erase.
final class LaterBlobs implements Watcher {

    private final LaterSource source;
    private final Beginning beginning;
    private final Faults faults;
    private final SortedMap<Digest, Long> due = new TreeMap<>();
    private final SortedMap<Digest, Long> erased = new TreeMap<>();
    private final Set<Digest> sound = new HashSet<>();

    LaterBlobs(LaterSource source, Beginning beginning, Faults faults) {
        this.source = source;
        this.beginning = beginning;
        this.faults = faults;
    }

    @Override
    public void leaf(long index, Hash hash) {
        // The tree is compared by its root.
    }

    @Override
    public void next(Fact fact) {
        beginning.expect(fact);
    }

    @Override
    public void accepted(long index, Entry entry, Hash hash, boolean newcomer, boolean own) {
        var statement = entry.fact().statement();
        for (var digest : Documents.referred(statement, this::document)) {
            due.put(digest, index);
            erased.remove(digest);
        }
        if (own && statement.predicateType().equals(PredicateTypes.ERASURE)) {
            for (var digest : entry.leaf().subjects()) {
                due.remove(digest);
                erased.put(digest, index);
            }
        }
    }

    private Optional<Bytes> document(Digest digest) {
        return source.blob(digest, Documents.LONGEST)
                .filter(content -> Digest.of(content).equals(digest));
    }

    SortedMap<Digest, Long> erased() {
        return erased;
    }

    @Override
    public void end(Hash root, boolean judged) {
        due.forEach((digest, index) -> {
            var kept = source.kept(digest);
            if (kept.isEmpty()) {
                faults.add("blob " + digest.hex(), "it is missing, and entry %d refers to it".formatted(index));
            } else if (sound.add(digest)) {
                kept.get()
                        .fault()
                        .or(() -> source.fault(digest))
                        .ifPresent(fault -> faults.add(kept.get().place(), fault));
            }
        });
        new TreeSet<>(erased.keySet())
                .forEach(digest -> source.kept(digest)
                        .ifPresent(kept -> faults.add(
                                kept.place(),
                                "it was erased by entry %d, and is still there".formatted(erased.get(digest)))));
    }
}
