package dev.fairway.core.tree;

import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;

/// The same values, each with its place elsewhere: of a text that stands in another file, too, or of a mapping that
/// somebody inherits.
///
/// @param own where an environment's own values stand now
/// @param inherited where those stand that it inherits
/// @param lines how many lines further down they stand there; may be negative
public record Relocation(Source own, Source inherited, int lines) {

    /// The same text in another file: what is inherited inside of it, from an anchor, is so there, too.
    public static Relocation to(Source source, int lines) {
        return new Relocation(source, new Source(source.file(), true, source.rendered()), lines);
    }

    /// The same place, of which everything is inherited now.
    public static Relocation inheriting(Source source) {
        var inherited = new Source(source.file(), true, source.rendered());
        return new Relocation(inherited, inherited, 0);
    }

    public Node of(Node node) {
        return switch (node) {
            case Scalar(var kind, var text, var place) -> new Scalar(kind, text, of(place));
            case Mapping mapping -> of(mapping);
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

    public Mapping of(Mapping mapping) {
        var moved = new ArrayList<Entry>(mapping.entries().size());
        for (var entry : mapping.entries()) {
            moved.add(new Entry(entry.key(), of(entry.place()), of(entry.value())));
        }
        return new Mapping(moved, of(mapping.place()));
    }

    /// A place of which only the file is known stays so.
    private Place of(Place place) {
        var source = place.source().base() ? inherited : own;
        return new Place(source, place.line() == 0 ? 0 : place.line() + lines, place.column());
    }
}
