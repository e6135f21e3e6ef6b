package dev.fairway.engine.kustomize;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.List;
import java.util.Optional;

/// Whether Kustomize would take too long over an overlay: its work grows with the square of the objects, and of the
/// names in one mapping. It takes some 3 seconds for 20,000 names and 2 minutes for 80,000.
final class RenderingLoad {

    static final int MOST_OBJECTS = 2_000;
    static final int MOST_NAMES = 20_000;

    private RenderingLoad() {}

    /// What there is too much of.
    static Optional<String> excess(List<ManifestResource> resources) {
        if (resources.size() > MOST_OBJECTS) {
            return Optional.of("%d objects are more than the %d that are rendered at once"
                    .formatted(resources.size(), MOST_OBJECTS));
        }
        var widest = resources.stream()
                .mapToInt(resource -> widest(resource.root()))
                .max()
                .orElse(0);
        return widest > MOST_NAMES
                ? Optional.of(
                        "%d names in one mapping are more than the %d that are rendered".formatted(widest, MOST_NAMES))
                : Optional.empty();
    }

    private static int widest(Node node) {
        return switch (node) {
            case Mapping mapping ->
                mapping.entries().stream()
                        .mapToInt(entry -> widest(entry.value()))
                        .reduce(mapping.entries().size(), Math::max);
            case Listing listing ->
                listing.items().stream().mapToInt(RenderingLoad::widest).reduce(0, Math::max);
            case Scalar _, Encrypted _, Node.Secret _ -> 0;
        };
    }
}
