package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One kustomization and the folder it stands in.
record Kustomization(String directory, String file, Mapping root) {

    private static final List<String> NAMES = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    /// The kustomizations that a folder holds; Kustomize wants exactly one.
    static List<String> filesIn(String directory, KustomizeFiles files) {
        return NAMES.stream()
                .map(name -> LocalPath.join(directory, name))
                .filter(files::exists)
                .toList();
    }

    /// Empty where the file is no single mapping.
    static Optional<Kustomization> read(String directory, String file, KustomizeFiles files) {
        return files.documents(file)
                .flatMap(documents -> documents.isEmpty()
                        ? Optional.of(new Kustomization(directory, file, nothing(file)))
                        : documents.size() == 1 && documents.getFirst() instanceof Mapping root
                                ? Optional.of(new Kustomization(directory, file, root))
                                : Optional.empty());
    }

    private static Mapping nothing(String file) {
        return new Mapping(List.of(), new Place(Source.of(file), 0, 0));
    }

    Optional<Node> get(String field) {
        return root.get(field);
    }

    Optional<Scalar> scalar(String field) {
        return root.get(field).flatMap(Kustomization::scalar);
    }

    List<Scalar> scalars(String field) {
        return scalars(root, field);
    }

    List<Mapping> mappings(String field) {
        return mappings(root, field);
    }

    static List<Mapping> mappings(Mapping owner, String field) {
        return owner.get(field).stream().flatMap(Kustomization::maps).toList();
    }

    static List<Scalar> scalars(Mapping owner, String field) {
        return owner.get(field).stream().flatMap(Kustomization::texts).toList();
    }

    static List<Entry> entries(Mapping owner, String field) {
        return owner.get(field).orElse(null) instanceof Mapping mapping ? mapping.entries() : List.of();
    }

    static Optional<String> text(Mapping owner, String field) {
        return owner.get(field).flatMap(Kustomization::scalar).map(Scalar::text).filter(text -> !text.isEmpty());
    }

    static boolean isTrue(Mapping owner, String field) {
        return text(owner, field).filter(text -> text.equals("true")).isPresent();
    }

    private static Stream<Node> items(Node node) {
        return node instanceof Listing listing ? listing.items().stream() : Stream.of();
    }

    /// The single values of a list.
    static Stream<Scalar> texts(Node list) {
        return items(list).flatMap(item -> scalar(item).stream());
    }

    /// The mappings of a list.
    static Stream<Mapping> maps(Node list) {
        return items(list).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    private static Optional<Scalar> scalar(Node node) {
        return node instanceof Scalar scalar ? Optional.of(scalar) : Optional.empty();
    }
}
