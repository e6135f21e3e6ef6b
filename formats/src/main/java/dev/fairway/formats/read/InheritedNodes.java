package dev.fairway.formats.read;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Values as whoever merges an anchor's mapping has them: where the anchor stands, and inherited.
final class InheritedNodes {

    private @Nullable Source source;
    private int count;

    /// How many values were copied.
    int count() {
        return count;
    }

    Mapping of(Mapping mapping) {
        count++;
        var entries = new ArrayList<Entry>(mapping.entries().size());
        for (var entry : mapping.entries()) {
            entries.add(new Entry(entry.key(), of(entry.place()), of(entry.value())));
        }
        return new Mapping(entries, of(mapping.place()));
    }

    private Node of(Node node) {
        count++;
        return switch (node) {
            case Mapping mapping -> of(mapping);
            case Listing list -> new Listing(list.items().stream().map(this::of).toList(), of(list.place()));
            case Scalar(var kind, var text, var place) -> new Scalar(kind, text, of(place));
            case Secret(var fingerprint, var place) -> new Secret(fingerprint, of(place));
            case Encrypted(var scheme, var place) -> new Encrypted(scheme, of(place));
        };
    }

    /// All values of a document are of one source.
    private Place of(Place place) {
        if (source == null) {
            source = new Source(place.file(), true, place.source().rendered());
        }
        return new Place(source, place.line(), place.column());
    }
}
