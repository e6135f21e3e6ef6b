package dev.fairway.formats.kustomize;

import static java.util.Objects.requireNonNull;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One resource on its way through kustomizations, and the names it had before, by which patches and references may
/// still know it.
///
/// @param earlier names it had, the first one first
record Piece(ManifestResource resource, List<Name> earlier) {

    Piece {
        requireNonNull(resource, "resource");
        earlier = List.copyOf(earlier);
    }

    /// What tells objects of one kind apart.
    record Name(String namespace, String name) {}

    static Optional<Piece> of(Node document) {
        return Manifests.resource(document).map(resource -> new Piece(resource, List.of()));
    }

    Mapping root() {
        return resource.root();
    }

    String kind() {
        return resource.kind();
    }

    Name name() {
        return new Name(resource.namespace().orElse(""), resource.name());
    }

    /// The name it was written with and the one it has now, which is what targets look at.
    List<Name> firstAndPresent() {
        return earlier.isEmpty() ? List.of(name()) : List.of(earlier.getFirst(), name());
    }

    /// All names, the present one first.
    List<Name> names() {
        var names = new ArrayList<Name>(earlier.size() + 1);
        names.add(name());
        names.addAll(earlier);
        return names;
    }

    /// The changed resource; unchanged where the change would leave no resource.
    Piece with(Node changed) {
        var next = Manifests.resource(changed).map(found -> new Piece(found, earlier));
        if (next.isEmpty()) {
            return this;
        }
        if (next.get().name().equals(name()) || earlier.contains(name())) {
            return next.get();
        }
        var longer = new ArrayList<>(earlier);
        longer.add(name());
        return new Piece(next.get().resource(), longer);
    }
}
