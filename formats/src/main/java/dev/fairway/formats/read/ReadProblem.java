package dev.fairway.formats.read;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Place;

/// Something wrong with a file's text.
///
/// @param message names keys and lines, never a value
public record ReadProblem(Place place, String message, Effect effect) {

    /// What a problem did to what was read.
    public enum Effect {
        /// Nothing.
        NONE,
        /// All was read, and yet nobody can say that all of it holds.
        DOUBT,
        /// All was read, and yet the format's own readers refuse the file.
        REFUSED,
        /// A part was not read.
        LOSS,
        /// A part was not read, and is no document before a tool has filled it.
        UNFILLED,
        /// A part was not read, and it is inside of what was.
        HOLE
    }

    public ReadProblem {
        requireNonNull(place, "place");
        requireNonNull(message, "message");
        requireNonNull(effect, "effect");
    }

    /// The same for who refuses the file, so that nothing of it counts and no template is filled.
    public String refusal() {
        return Shown.refused(message);
    }

    /// Whether something could not be read because of it.
    public boolean fatal() {
        return switch (effect) {
            case NONE, DOUBT, REFUSED -> false;
            case LOSS, UNFILLED, HOLE -> true;
        };
    }
}
