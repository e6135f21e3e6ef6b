package dev.fairway.core.discovery;

import static java.util.Comparator.comparing;

import dev.fairway.core.environment.Tier;

/// An environment before it has the repository's name for it.
///
/// @param kin one word for all its spellings, or the whole name where no word is known in it
/// @param region which of several with the same word (`eu`, `2`); empty where there is one
record EnvKey(String kin, String region) implements Comparable<EnvKey> {

    @Override
    public int compareTo(EnvKey other) {
        return comparing(EnvKey::kin).thenComparing(EnvKey::region).compare(this, other);
    }

    String text() {
        return region.isEmpty() ? kin : kin + "-" + region;
    }

    /// One environment as one name spells it.
    ///
    /// @param token the part of the name that names the environment
    /// @param name the whole name of the file or folder
    /// @param strong whether the token hardly ever means anything else
    record Sighting(EnvKey key, String token, String name, String extension, Tier tier, int rank, boolean strong) {}
}
