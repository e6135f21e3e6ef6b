package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.entries;
import static dev.fairway.formats.kustomize.Kustomization.isTrue;
import static dev.fairway.formats.kustomize.Kustomization.text;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What the short fields of a kustomization do to its resources: namespace, prefix and suffix, labels, annotations,
/// images and replicas.
final class Transformations {

    private static final Set<String> NEVER_RENAMED = Set.of("CustomResourceDefinition", "APIService", "Namespace");
    private static final Set<String> SCALED =
            Set.of("Deployment", "ReplicationController", "ReplicaSet", "StatefulSet");
    private static final List<String> REPLICAS = List.of("spec", "replicas");
    private static final List<String> NAME = List.of("metadata", "name");

    private Transformations() {}

    static List<Piece> named(Kustomization kustomization, List<Piece> pieces) {
        var prefix =
                kustomization.scalar("namePrefix").filter(text -> !text.text().isEmpty());
        var suffix =
                kustomization.scalar("nameSuffix").filter(text -> !text.text().isEmpty());
        if (prefix.isEmpty() && suffix.isEmpty()) {
            return pieces;
        }
        var place = prefix.or(() -> suffix).map(Scalar::place).orElseThrow();
        return pieces.stream()
                .map(piece -> NEVER_RENAMED.contains(piece.kind())
                        ? piece
                        : piece.with(TreeEdit.update(
                                piece.root(),
                                NAME,
                                name -> new Scalar(
                                        Kind.TEXT,
                                        prefix.map(Scalar::text).orElse("")
                                                + piece.resource().name()
                                                + suffix.map(Scalar::text).orElse(""),
                                        place))))
                .toList();
    }

    static List<Piece> labelled(Kustomization kustomization, List<Piece> pieces) {
        var labelled = pieces;
        for (var label : kustomization.mappings("labels")) {
            var paths = new ArrayList<>(FieldPath.OWN_LABELS);
            if (isTrue(label, "includeSelectors") || isTrue(label, "includeTemplates")) {
                paths.addAll(FieldPath.TEMPLATE_LABELS);
            }
            if (isTrue(label, "includeSelectors")) {
                paths.addAll(FieldPath.SELECTORS);
            }
            labelled = put(labelled, paths, entries(label, "pairs"), label.place());
        }
        var common = new ArrayList<>(FieldPath.OWN_LABELS);
        common.addAll(FieldPath.TEMPLATE_LABELS);
        common.addAll(FieldPath.SELECTORS);
        labelled = put(
                labelled,
                common,
                entries(kustomization.root(), "commonLabels"),
                kustomization.root().place());
        return put(
                labelled,
                FieldPath.ANNOTATIONS,
                entries(kustomization.root(), "commonAnnotations"),
                kustomization.root().place());
    }

    private static List<Piece> put(List<Piece> pieces, List<FieldPath> paths, List<Entry> entries, Place place) {
        if (entries.isEmpty()) {
            return pieces;
        }
        return pieces.stream()
                .map(piece -> {
                    Node root = piece.root();
                    for (var path : paths) {
                        if (path.isIn(piece.kind())) {
                            root = path.put(root, entries, place);
                        }
                    }
                    return piece.with(root);
                })
                .toList();
    }

    static List<Piece> scaled(Kustomization kustomization, List<Piece> pieces, Unfetched unfetched) {
        var scaled = pieces;
        for (var replicas : kustomization.mappings("replicas")) {
            var name = text(replicas, "name");
            var count = replicas.get("count");
            if (name.isPresent() && count.isPresent()) {
                var before = scaled;
                scaled = scaled.stream()
                        .map(piece -> SCALED.contains(piece.kind()) && isNamed(piece, name.get())
                                ? piece.with(TreeEdit.create(
                                        piece.root(), REPLICAS, count.get().place(), _ -> count.get()))
                                : piece)
                        .toList();
                if (!unfetched.isEmpty() && scaled.equals(before)) {
                    unfetched.replicas(replicas);
                }
            }
        }
        return scaled;
    }

    private static boolean isNamed(Piece piece, String name) {
        return piece.names().stream().anyMatch(known -> known.name().equals(name));
    }

    static List<Piece> imaged(Kustomization kustomization, List<Piece> pieces, Unfetched unfetched) {
        var imaged = pieces;
        for (var field : List.of("imageTags", "images")) {
            for (var image : kustomization.mappings(field)) {
                var change = ImageChange.of(image);
                if (change.isPresent()) {
                    var before = imaged;
                    imaged = imaged.stream().map(change.get()::over).toList();
                    if (!unfetched.isEmpty() && imaged.equals(before)) {
                        unfetched.image(image); // places differ where the image is used
                    }
                }
            }
        }
        return imaged;
    }
}
