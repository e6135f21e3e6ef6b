package dev.fairway.engine.read;

import static java.util.Objects.requireNonNull;

import dev.fairway.connector.KustomizeRenderer;
import dev.fairway.formats.read.Sealing;
import java.util.Optional;

/// What reading needs from outside.
///
/// @param sealing turns secrets into fingerprints as they are read
/// @param renderer Kustomize itself, where it is installed
public record Means(Sealing sealing, Optional<KustomizeRenderer> renderer) {
    public Means {
        requireNonNull(sealing, "sealing");
        requireNonNull(renderer, "renderer");
    }
}
