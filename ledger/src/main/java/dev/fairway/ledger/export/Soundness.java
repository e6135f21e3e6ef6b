package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.tree.Frontier;
import dev.fairway.ledger.tree.Merkle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Whether what is exported is what was signed, told before it is written. Signatures of facts are for the verifier.
final class Soundness {

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
            contents.entries(full * Layout.WIDTH, (int) (layout.size() % Layout.WIDTH))
                    .forEach(entry -> rest.add(Merkle.leaf(entry.leaf())));
            var roots = new ArrayList<>(bundles.roots());
            roots.addAll(rest.roots());
            return new Frontier(layout.size(), roots).root().equals(checkpoint.root())
                    ? Optional.empty()
                    : Optional.of("the store's entries are not those that its log has signed");
        } catch (IllegalArgumentException _) {
            return Optional.of("entries of the store, or parts of its tree, are missing");
        }
    }

    /// Of what is written next.
    Optional<String> ofBundle(PackedBundle bundle) {
        erased.addAll(bundle.erased());
        if (bundle.damage().isPresent() || bundle.tile().tree().size() < Layout.WIDTH) {
            return bundle.damage();
        }
        return bundle.tile().tree().root().equals(contents.at(BUNDLE_LEVEL, bundle.number()))
                ? Optional.empty()
                : Optional.of("entries from %d on are not those that the log has signed"
                        .formatted(bundle.number() * Layout.WIDTH));
    }

    Optional<String> ofBlob(Digest digest, Optional<Bytes> content) {
        if (content.isEmpty() && !erased.contains(digest)) {
            return Optional.of("the file %s is missing, and nobody has erased it".formatted(digest.hex()));
        }
        return content.filter(it -> !Digest.of(it).equals(digest))
                .map(_ -> "the bytes of the file %s are others".formatted(digest.hex()));
    }
}
