package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Contents;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;

/// Takes entries out of a log, with all that is needed to verify them.
public final class ExcerptMaking {

    private ExcerptMaking() {}

    /// @param contents of which the log is
    /// @param wanted indexes of entries
    public static Excerpt of(Proved log, Contents contents, VerifierKey key, Note checkpoint, Collection<Long> wanted) {
        var parts = new TreeMap<Long, Excerpt.Part>();
        var blobs = new TreeSet<Digest>();
        var documents = new TreeMap<Digest, Bytes>();
        var waiting = new ArrayDeque<>(wanted);
        var founder = log.entry(0).leaf().actor();
        log.stream("keys/" + founder).forEach(held -> waiting.add(held.index()));
        waiting.add(0L);
        while (!waiting.isEmpty()) {
            var index = waiting.remove();
            if (parts.containsKey(index)) {
                continue;
            }
            var held = log.entry(index);
            parts.put(index, new Excerpt.Part(log.receipt(index), held.fact().envelope(), held.leaf(), held.fact()));
            // Whose keys signed it; for whom a receiver speaks has none.
            for (var signature : held.fact().signatures()) {
                contents.holder(signature.keyid())
                        .ifPresent(holder ->
                                log.stream("keys/" + holder.actor()).forEach(each -> waiting.add(each.index())));
            }
            Excerpt.reason(held.fact()).ifPresent(it -> log.blob(it).ifPresent(content -> documents.put(it, content)));
            for (var digest : Documents.referred(held.fact().statement(), it -> {
                var document = log.blob(it);
                document.ifPresent(content -> documents.put(it, content));
                return document;
            })) {
                if (log.blob(digest).isPresent()) {
                    blobs.add(digest);
                } else {
                    log.stream("erasures").stream()
                            .filter(erasure -> erasure.index() > index && erases(erasure, digest))
                            .forEach(erasure -> waiting.add(erasure.index()));
                }
            }
        }
        // What was erased, and referred to anew by an entry that is left out, is gone by those that are here.
        blobs.retainAll(Kept.of(parts, documents).due().keySet());
        return new Excerpt(key, checkpoint, parts, log.receipt(log.size() - 1), blobs, documents);
    }

    private static boolean erases(Proved.Held held, Digest digest) {
        return isErasure(held.leaf())
                && held.fact()
                        .statement()
                        .predicate()
                        .get("digests")
                        .filter(Json.Listing.class::isInstance)
                        .isPresent()
                && held.leaf().subjects().contains(digest);
    }

    static boolean isErasure(Leaf leaf) {
        return leaf.predicateType().equals(PredicateTypes.ERASURE);
    }
}
