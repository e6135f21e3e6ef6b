package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Merkle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether what is exported is what was signed, told before it is written. Signatures of facts are for the verifier.
final class Soundness {

    private static final String ERASURE = "urn:fairway:erasure:v1";
    private static final int BUNDLE_LEVEL = 8;

    private final Contents contents;
    private final Checkpoint checkpoint;
    private final Layout layout;
    private final Set<Digest> erased = new HashSet<>();

    Soundness(Contents contents, Checkpoint checkpoint) {
        this.contents = contents;
        this.checkpoint = checkpoint;
        this.layout = new Layout(checkpoint.size());
    }

    /// The roots of full bundles and the rest give the signed root: from then on they are believed.
    Optional<String> ofTree() {
        try {
            var bundles = new Frontier();
            var full = layout.size() / Layout.WIDTH;
            for (var number = 0L; number < full; number++) {
                bundles.add(contents.at(BUNDLE_LEVEL, number));
            }
            var rest = new Frontier();
            for (var index = full * Layout.WIDTH; index < layout.size(); index++) {
                rest.add(Merkle.leaf(contents.entry(index).leaf()));
            }
            var roots = new ArrayList<>(bundles.roots());
            roots.addAll(rest.roots());
            return new Frontier(layout.size(), roots).root().equals(checkpoint.root())
                    ? Optional.empty()
                    : Optional.of("the store's entries are not those that its log has signed");
        } catch (IllegalArgumentException _) {
            return Optional.of("entries of the store, or parts of its tree, are missing");
        }
    }

    Optional<String> ofEntry(long index, Recorded entry) {
        var leaf = Leaf.parse(entry.leaf());
        if (leaf.isEmpty() || !leaf.get().statement().equals(Digest.of(entry.envelope()))) {
            return Optional.of("entry %d is not what the log has signed".formatted(index));
        }
        if (leaf.get().predicateType().equals(ERASURE)) {
            erased.addAll(leaf.get().subjects());
        }
        return Optional.empty();
    }

    Optional<String> ofBundle(long number, List<Hash> hashes) {
        if (hashes.size() < Layout.WIDTH) {
            return Optional.empty();
        }
        var bundle = new Frontier();
        hashes.forEach(bundle::add);
        return bundle.root().equals(contents.at(BUNDLE_LEVEL, number))
                ? Optional.empty()
                : Optional.of(
                        "entries from %d on are not those that the log has signed".formatted(number * Layout.WIDTH));
    }

    Optional<String> ofBlob(Digest digest, Optional<Bytes> content) {
        if (content.isEmpty() && !erased.contains(digest)) {
            return Optional.of("the file %s is missing, and nobody has erased it".formatted(digest.hex()));
        }
        return content.filter(it -> !Digest.of(it).equals(digest))
                .map(_ -> "the bytes of the file %s are others".formatted(digest.hex()));
    }
}
