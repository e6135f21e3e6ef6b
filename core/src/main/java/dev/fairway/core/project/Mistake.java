package dev.fairway.core.project;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;

/// Something a person has to correct in a file of theirs: where, what, and what to do. Never names a value that may be
/// secret.
public record Mistake(Place place, String message) {
    public Mistake {
        requireNonNull(place, "place");
        if (message.isBlank()) {
            throw new IllegalArgumentException("mistake without a message");
        }
    }

    /// `fairway.yaml:3: ...`
    @Override
    public String toString() {
        return place + ": " + message;
    }
}
