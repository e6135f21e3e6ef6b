package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;

/// Something a kustomization asks for that was not done, so that values that follow from it are unknown.
///
/// @param reason names files, fields and resources, never a value
/// @param unread what may be stated in files that are part of the overlay and could not be read
public record KustomizeGap(Place place, String reason, Unread unread) {

    /// What is not known because a file is broken or lacking.
    public enum Unread {
        NOTHING,
        /// There may be more objects.
        OBJECTS,
        /// Any object may have other values.
        CHANGES
    }

    /// Why a reference to something elsewhere is not followed.
    static final String ELSEWHERE = "refers to something outside this repository that would have to be fetched";

    static final String UNREADABLE = "a reference that holds a secret is not looked at";

    static final String OUTSIDE = "refers to a path outside this tree";

    /// A file of objects that is not there: Kustomize stops at it. A folder may be a submodule.
    static final String LACKING = " is not there: as it is, nobody can apply what refers to it";

    public KustomizeGap {
        requireNonNull(place, "place");
        requireNonNull(unread, "unread");
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a gap without a reason");
        }
    }

    /// Something that was read and is not done.
    public KustomizeGap(Place place, String reason) {
        this(place, reason, Unread.NOTHING);
    }

    static boolean namesFile(String path) {
        return path.endsWith(".yaml") || path.endsWith(".yml") || path.endsWith(".json");
    }

    /// Whether Kustomize itself refuses what asks for it.
    public boolean isLacking() {
        return reason.endsWith(LACKING);
    }

    /// Whether something would have to be fetched.
    public boolean isElsewhere() {
        return reason.equals(ELSEWHERE);
    }
}
