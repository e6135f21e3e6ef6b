package dev.fairway.formats.read;

import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;

/// Where a text begins in its file, so that places inside the text become places of the file.
///
/// @param lineOffset lines of the file above the text
/// @param columnOffset columns of the file left of the text
record Origin(Source source, int lineOffset, int columnOffset) {

    static Origin of(Source source) {
        return new Origin(source, 0, 0);
    }

    /// The origin of a text whose first character stands at a place.
    static Origin at(Place place) {
        return new Origin(place.source(), Math.max(0, place.line() - 1), Math.max(0, place.column() - 1));
    }

    Place place(int line, int column) {
        return new Place(source, line + lineOffset, column + columnOffset);
    }

    Place file() {
        return new Place(source, lineOffset == 0 ? 0 : lineOffset + 1, 0);
    }
}
