package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;
import java.util.List;

/// Whether an overlay may be handed to Kustomize.
public sealed interface KustomizeScan {

    /// Every file that was reached, sorted by path.
    List<String> files();

    /// Everything it reaches is a plain file of the tree, and nothing in it runs or fetches anything.
    record Renderable(List<String> files) implements KustomizeScan {
        public Renderable {
            files = files.stream().sorted().toList();
        }
    }

    /// It must not be rendered.
    ///
    /// @param place what forbids it
    /// @param reason why, in words for a person
    record Refused(List<String> files, Place place, String reason) implements KustomizeScan {
        public Refused {
            files = files.stream().sorted().toList();
            requireNonNull(place, "place");
            requireNonNull(reason, "reason");
        }
    }
}
