package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One manifest of an image, with what it is built for, as far as the image says so.
///
/// @param manifest its digest
/// @param config the digest of its configuration
public record SeenPlatform(
        Optional<String> os,
        Optional<String> architecture,
        Optional<String> variant,
        String manifest,
        Optional<String> config)
        implements Comparable<SeenPlatform> {

    private static final Comparator<SeenPlatform> ORDER = Comparator.comparing(
                    (SeenPlatform it) -> it.os().orElse(""))
            .thenComparing(it -> it.architecture().orElse(""))
            .thenComparing(it -> it.variant().orElse(""))
            .thenComparing(SeenPlatform::manifest);

    public SeenPlatform {
        requireNonNull(os, "os");
        requireNonNull(architecture, "architecture");
        requireNonNull(variant, "variant");
        if (!isWord(os)
                || !isWord(architecture)
                || !isWord(variant)
                || !ReleaseNames.isDigest(manifest)
                || config.filter(it -> !ReleaseNames.isDigest(it)).isPresent()) {
            throw new IllegalArgumentException("not a platform");
        }
    }

    /// Statements hold names and no free text.
    public static boolean isWord(Optional<String> text) {
        return text.filter(it -> !ReleaseNames.isName(it)).isEmpty();
    }

    /// As people call it, `linux/arm/v7`; empty where the image says nothing.
    public String name() {
        return Stream.of(os, architecture, variant).flatMap(Optional::stream).collect(Collectors.joining("/"));
    }

    @Override
    public int compareTo(SeenPlatform other) {
        return ORDER.compare(this, other);
    }
}
