package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.text;
import static java.util.Objects.requireNonNull;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.Optional;
import java.util.Set;

/// Another name, tag or digest for an image, wherever containers of a resource use it.
///
/// @param place of the tag, the digest or the name, whichever it sets
record ImageChange(
        String name,
        Optional<String> newName,
        Optional<String> newTag,
        Optional<String> tagSuffix,
        Optional<String> digest,
        Place place) {

    private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");

    ImageChange {
        requireNonNull(place, "place");
    }

    static Optional<ImageChange> of(Mapping image) {
        var place = image.get("newTag")
                .or(() -> image.get("digest"))
                .or(() -> image.get("newName"))
                .map(Node::place)
                .orElse(image.place());
        return text(image, "name")
                .map(name -> new ImageChange(
                        name,
                        text(image, "newName"),
                        text(image, "newTag"),
                        text(image, "tagSuffix"),
                        text(image, "digest"),
                        place));
    }

    Piece over(Piece piece) {
        return piece.kind().equals("CustomResourceDefinition") ? piece : piece.with(inside(piece.root()));
    }

    private Node inside(Node node) {
        return switch (node) {
            case Mapping mapping ->
                new Mapping(
                        mapping.entries().stream()
                                .map(entry -> new Entry(entry.key(), entry.place(), below(entry)))
                                .toList(),
                        mapping.place());
            case Listing listing -> TreeEdit.each(listing, this::inside);
            case Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    private Node below(Entry entry) {
        return CONTAINERS.contains(entry.key()) && entry.value() instanceof Listing containers
                ? TreeEdit.each(containers, this::container)
                : inside(entry.value());
    }

    private Node container(Node container) {
        return container instanceof Mapping mapping && mapping.get("image").orElse(null) instanceof Scalar image
                ? changed(image.text())
                        .<Node>map(text -> TreeEdit.put(mapping, "image", new Scalar(Kind.TEXT, text, place)))
                        .orElse(container)
                : container;
    }

    /// `name[:tag][@digest]` with the new parts; empty for another image.
    private Optional<String> changed(String image) {
        var at = image.indexOf('@');
        var beforeDigest = at < 0 ? image : image.substring(0, at);
        var colon = beforeDigest.indexOf(':', beforeDigest.lastIndexOf('/') + 1);
        var bare = colon < 0 ? beforeDigest : beforeDigest.substring(0, colon);
        if (!bare.equals(name)) {
            return Optional.empty();
        }
        var tag = colon < 0 ? "" : beforeDigest.substring(colon);
        var sum = at < 0 ? "" : image.substring(at);
        if (newTag.isPresent() || digest.isPresent()) {
            tag = newTag.map(text -> ":" + text).orElse("");
            sum = digest.map(text -> "@" + text).orElse("");
        }
        return Optional.of(newName.orElse(bare) + tag + (tag.isEmpty() ? "" : tagSuffix.orElse("")) + sum);
    }
}
