package dev.fairway.core.release;

import java.util.Optional;

/// How far a release has come before anybody brings it anywhere.
public enum ReleaseState {
    /// Nobody has seen all of its artifacts and migrations, or who looked last missed one, or it has none.
    UNVERIFIED("unverified"),
    CANDIDATE("candidate");

    private final String word;

    ReleaseState(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// @param newest what was seen last
    public static ReleaseState of(Release release, Optional<Sighting> newest) {
        return release.canBeSeen() && newest.filter(it -> it.covers(release)).isPresent() ? CANDIDATE : UNVERIFIED;
    }
}
