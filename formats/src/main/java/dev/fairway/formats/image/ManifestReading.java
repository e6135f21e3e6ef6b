package dev.fairway.formats.image;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// What a manifest says.
public sealed interface ManifestReading {

    /// A list of manifests.
    record Index(List<Child> children) implements ManifestReading {
        public Index {
            children = List.copyOf(children);
        }
    }

    /// One manifest of an index.
    ///
    /// @param platform where the index names one
    record Child(Descriptor manifest, Optional<PlatformName> platform) {
        public Child {
            requireNonNull(manifest, "manifest");
        }
    }

    /// One image.
    record Image(Descriptor config) implements ManifestReading {
        public Image {
            requireNonNull(config, "config");
        }
    }

    /// @param why the rest of a sentence that begins with what it is about
    record Unreadable(String why) implements ManifestReading {}
}
