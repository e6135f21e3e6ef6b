package dev.fairway.formats.kustomize;

import dev.fairway.core.effective.ListIdentity;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Says of every value of an overlay where it was written, and whether the overlay owns that file or inherits from it.
final class Places {

    private final String overlay;
    private final Map<String, Source> structural = new HashMap<>();
    private final Map<String, Source> rendered = new HashMap<>();

    Places(String overlayDirectory) {
        this.overlay = overlayDirectory;
    }

    /// The tree with files outside the overlay marked as inherited.
    Node own(Node node) {
        return mapped(node, place -> moved(place, false));
    }

    /// A rendered tree with the places of the same values of the structural one. Where that has none, a value has the
    /// place of what it is in.
    Node of(Node rendering, Optional<Node> source, Place around) {
        var here = source.map(Node::place).orElse(around);
        var place = moved(here, true);
        return switch (rendering) {
            case Mapping mapping -> {
                var entries = new ArrayList<Entry>(mapping.entries().size());
                for (var entry : mapping.entries()) {
                    var below = source.flatMap(node -> entry(node, entry.key()));
                    entries.add(new Entry(
                            entry.key(),
                            below.map(found -> moved(found.place(), true)).orElse(place),
                            of(entry.value(), below.map(Entry::value), here)));
                }
                yield new Mapping(entries, place);
            }
            case Listing listing -> new Listing(items(listing, source, here), place);
            case Scalar(var kind, var text, var _) -> new Scalar(kind, text, place);
            case Secret(var fingerprint, var _) -> new Secret(fingerprint, place);
            case Encrypted(var scheme, var _) -> new Encrypted(scheme, place);
        };
    }

    private List<Node> items(Listing listing, Optional<Node> source, Place around) {
        var below = source.orElse(null) instanceof Listing other ? other.items() : List.<Node>of();
        var key = ListIdentity.identityOf(List.of(listing.items(), below));
        var items = new ArrayList<Node>(listing.items().size());
        for (var i = 0; i < listing.items().size(); i++) {
            var item = listing.items().get(i);
            var identity = key.flatMap(name -> ListIdentity.valueOf(item, name));
            var same = identity.isPresent()
                    ? below.stream()
                            .filter(other -> ListIdentity.valueOf(other, key.orElseThrow())
                                    .equals(identity))
                            .findFirst()
                    : i < below.size() ? Optional.of(below.get(i)) : Optional.<Node>empty();
            items.add(of(item, same, around));
        }
        return items;
    }

    private static Optional<Entry> entry(Node node, String key) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.key().equals(key))
                        .findFirst()
                : Optional.empty();
    }

    private Place moved(Place place, boolean isRendered) {
        var known = isRendered ? rendered : structural;
        return new Place(
                known.computeIfAbsent(place.file(), file -> new Source(file, !isOwn(file), isRendered)),
                place.line(),
                place.column());
    }

    private boolean isOwn(String file) {
        return overlay.isEmpty() || file.equals(overlay) || file.startsWith(overlay + "/");
    }

    private static Node mapped(Node node, UnaryOperator<Place> places) {
        var place = places.apply(node.place());
        return switch (node) {
            case Mapping mapping ->
                new Mapping(
                        mapping.entries().stream()
                                .map(entry -> new Entry(
                                        entry.key(), places.apply(entry.place()), mapped(entry.value(), places)))
                                .toList(),
                        place);
            case Listing listing ->
                new Listing(
                        listing.items().stream()
                                .map(item -> mapped(item, places))
                                .toList(),
                        place);
            case Scalar(var kind, var text, var _) -> new Scalar(kind, text, place);
            case Secret(var fingerprint, var _) -> new Secret(fingerprint, place);
            case Encrypted(var scheme, var _) -> new Encrypted(scheme, place);
        };
    }
}
