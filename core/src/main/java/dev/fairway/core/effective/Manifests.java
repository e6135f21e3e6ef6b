package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Recognises Kubernetes objects among documents.
public final class Manifests {

    /// Lists inside lists are taken apart this far.
    private static final int MAX_LISTS = 8;

    private static final Set<String> PATCH_MARKS = Set.of("$patch", "$retainKeys");
    private static final String KUSTOMIZE_GROUP = "kustomize.config.k8s.io/";

    private Manifests() {}

    /// What a document is to Kubernetes' tools.
    public enum Shape {
        /// An object with apiVersion, kind and name.
        RESOURCE,
        /// Several objects in one: `kind: List`.
        LIST,
        /// A kustomization or a component of Kustomize.
        KUSTOMIZATION,
        /// A strategic merge patch that says so by a directive; others look like resources.
        MERGE_PATCH,
        /// A list of JSON patch operations.
        JSON_PATCH,
        /// Nothing that Kubernetes' tools would take.
        OTHER
    }

    public static Shape shape(Node document) {
        return switch (document) {
            case Mapping mapping -> shape(mapping);
            case Listing listing -> isJsonPatch(listing) ? Shape.JSON_PATCH : Shape.OTHER;
            case Scalar _, Secret _, Encrypted _ -> Shape.OTHER;
        };
    }

    private static Shape shape(Mapping mapping) {
        if (text(mapping, "apiVersion")
                .filter(version -> version.startsWith(KUSTOMIZE_GROUP))
                .isPresent()) {
            return Shape.KUSTOMIZATION;
        }
        if (isList(mapping)) {
            return Shape.LIST;
        }
        if (resource(mapping).isEmpty()) {
            return Shape.OTHER;
        }
        return isMarked(mapping) ? Shape.MERGE_PATCH : Shape.RESOURCE;
    }

    /// The objects of the documents in their order, those inside `kind: List` too; what is no object is left out.
    public static List<ManifestResource> resources(List<Node> documents) {
        var found = new ArrayList<ManifestResource>();
        for (var document : documents) {
            collect(document, 0, found);
        }
        return List.copyOf(found);
    }

    private static void collect(Node document, int lists, List<ManifestResource> found) {
        if (!(document instanceof Mapping mapping)) {
            return;
        }
        if (isList(mapping) && mapping.get("items").orElseThrow() instanceof Listing items) {
            if (lists < MAX_LISTS) {
                items.items().forEach(item -> collect(item, lists + 1, found));
            }
            return;
        }
        resource(mapping).ifPresent(found::add);
    }

    /// The document as an object, where it has apiVersion, kind and name.
    public static Optional<ManifestResource> resource(Node document) {
        if (!(document instanceof Mapping mapping)
                || !(mapping.get("metadata").orElse(null) instanceof Mapping metadata)) {
            return Optional.empty();
        }
        var apiVersion = text(mapping, "apiVersion");
        var kind = text(mapping, "kind");
        var name = text(metadata, "name");
        if (apiVersion.isEmpty() || kind.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ManifestResource(apiVersion.get(), kind.get(), text(metadata, "namespace"), name.get(), mapping));
    }

    private static boolean isList(Mapping mapping) {
        return text(mapping, "kind").filter(kind -> kind.endsWith("List")).isPresent()
                && text(mapping, "apiVersion").isPresent()
                && mapping.get("items").orElse(null) instanceof Listing;
    }

    private static boolean isJsonPatch(Listing listing) {
        return !listing.items().isEmpty()
                && listing.items().stream()
                        .allMatch(item -> item instanceof Mapping operation
                                && text(operation, "op").isPresent()
                                && text(operation, "path")
                                        .filter(path -> path.startsWith("/"))
                                        .isPresent());
    }

    /// Plain loops: every value of every object passes here.
    private static boolean isMarked(Node node) {
        return switch (node) {
            case Mapping mapping -> {
                for (var entry : mapping.entries()) {
                    if ((entry.key().startsWith("$") && PATCH_MARKS.contains(entry.key())) || isMarked(entry.value())) {
                        yield true;
                    }
                }
                yield false;
            }
            case Listing listing -> {
                for (var item : listing.items()) {
                    if (isMarked(item)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Scalar _, Secret _, Encrypted _ -> false;
        };
    }

    static Optional<String> text(Mapping mapping, String name) {
        return mapping.get(name)
                .filter(value ->
                        value instanceof Scalar scalar && !scalar.text().isEmpty())
                .map(value -> ((Scalar) value).text());
    }
}
