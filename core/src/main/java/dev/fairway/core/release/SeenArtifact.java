package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// An artifact that was found where it was looked for.
///
/// @param of its digest
/// @param platforms sorted; none of a file
public record SeenArtifact(Kind kind, String of, List<SeenPlatform> platforms) {

    public SeenArtifact {
        requireNonNull(kind, "kind");
        platforms = platforms.stream().sorted().distinct().toList();
        if (!ReleaseNames.isDigest(of)) {
            throw new IllegalArgumentException("an artifact is known by its digest");
        }
    }

    /// What it is.
    public enum Kind {
        /// A list of manifests, one for each platform.
        INDEX("index"),
        MANIFEST("manifest"),
        FILE("file");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As the ledger writes it.
        public String word() {
            return word;
        }

        public static Optional<Kind> parse(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst();
        }
    }
}
