package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;

/// Something a kustomization asks for that was not done, so that values that follow from it are unknown.
///
/// @param reason names files, fields and resources, never a value
public record KustomizeGap(Place place, String reason) {

    /// Why a reference to something elsewhere is not followed.
    static final String ELSEWHERE = "refers to something outside this repository that would have to be fetched";

    static final String UNREADABLE = "a reference that holds a secret is not looked at";

    static final String OUTSIDE = "refers to a path outside this tree";

    public KustomizeGap {
        requireNonNull(place, "place");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a gap without a reason");
        }
    }

    /// Whether something would have to be fetched.
    public boolean isElsewhere() {
        return reason.equals(ELSEWHERE);
    }
}
