package dev.fairway.core.tree;

import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;

/// The tree of a text that stands somewhere else, too: the same values, each with its place there.
///
/// @param source where the text stands now
/// @param lines how many lines further down it stands there; may be negative
public record Relocation(Source source, int lines) {

    public Node of(Node node) {
        return switch (node) {
            case Scalar(var kind, var text, var place) -> new Scalar(kind, text, of(place));
            case Mapping(var entries, var place) -> {
                var moved = new ArrayList<Entry>(entries.size());
                for (var entry : entries) {
                    moved.add(new Entry(entry.key(), of(entry.place()), of(entry.value())));
                }
                yield new Mapping(moved, of(place));
            }
            case Listing(var items, var place) -> {
                var moved = new ArrayList<Node>(items.size());
                for (var item : items) {
                    moved.add(of(item));
                }
                yield new Listing(moved, of(place));
            }
            case Secret(var fingerprint, var place) -> new Secret(fingerprint, of(place));
            case Encrypted(var scheme, var place) -> new Encrypted(scheme, of(place));
        };
    }

    /// A place of which only the file is known stays so.
    private Place of(Place place) {
        return new Place(source, place.line() == 0 ? 0 : place.line() + lines, place.column());
    }
}
