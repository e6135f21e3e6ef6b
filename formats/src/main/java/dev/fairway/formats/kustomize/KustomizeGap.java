package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;

/// Something a kustomization asks for that was not done, so that values that follow from it are unknown.
///
/// @param reason names files, fields and resources, never a value
public record KustomizeGap(Place place, String reason) {

    public KustomizeGap {
        requireNonNull(place, "place");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a gap without a reason");
        }
    }
}
