package dev.fairway.formats.read;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;

/// Something wrong with a file's text.
///
/// @param message names keys and lines, never a value
/// @param fatal whether something could not be read because of it
public record ReadProblem(Place place, String message, boolean fatal) {

    public ReadProblem {
        requireNonNull(place, "place");
        requireNonNull(message, "message");
    }
}
