package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.text;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Lets resources that name one another follow when kustomizations rename them.
final class References {

    /// Names that hold the name of a resource of one kind.
    private static final Map<String, String> DIRECT = Map.of(
            "secretName", "Secret",
            "serviceAccountName", "ServiceAccount",
            "serviceAccount", "ServiceAccount",
            "serviceName", "Service",
            "claimName", "PersistentVolumeClaim",
            "priorityClassName", "PriorityClass",
            "ingressClassName", "IngressClass",
            "storageClassName", "StorageClass");

    /// Names of mappings, or of lists of them, whose `name` is that of a resource of one kind.
    private static final Map<String, String> NAMED = Map.of(
            "configMapKeyRef", "ConfigMap",
            "configMapRef", "ConfigMap",
            "configMap", "ConfigMap",
            "secretKeyRef", "Secret",
            "secretRef", "Secret",
            "secret", "Secret",
            "imagePullSecrets", "Secret",
            "secrets", "Secret",
            "service", "Service");

    /// Names of mappings, or of lists of them, that say the kind themselves.
    private static final Set<String> SELF_TOLD = Set.of("scaleTargetRef", "roleRef", "subjects");

    private static final Set<String> WITHOUT_REFERENCES =
            Set.of("ConfigMap", "Secret", "Namespace", "CustomResourceDefinition");

    private final Map<String, List<Piece>> byKind = new HashMap<>();

    private References(List<Piece> pieces) {
        for (var piece : pieces) {
            if (!piece.earlier().isEmpty()) {
                byKind.computeIfAbsent(piece.kind(), _ -> new ArrayList<>()).add(piece);
            }
        }
    }

    static List<Piece> followed(List<Piece> pieces) {
        var references = new References(pieces);
        if (references.byKind.isEmpty()) {
            return pieces;
        }
        return pieces.stream()
                .map(piece -> WITHOUT_REFERENCES.contains(piece.kind())
                        ? piece
                        : piece.with(
                                references.inside(piece.root(), piece.name().namespace(), true)))
                .toList();
    }

    private Node inside(Node node, String namespace, boolean atRoot) {
        return switch (node) {
            case Mapping mapping -> {
                var entries = new ArrayList<Entry>(mapping.entries().size());
                for (var entry : mapping.entries()) {
                    entries.add(
                            atRoot && entry.key().equals("metadata")
                                    ? entry
                                    : new Entry(entry.key(), entry.place(), value(entry, namespace)));
                }
                yield new Mapping(entries, mapping.place());
            }
            case Listing listing -> TreeEdit.each(listing, item -> inside(item, namespace, false));
            case Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    private Node value(Entry entry, String namespace) {
        var value = entry.value();
        var direct = DIRECT.get(entry.key());
        if (direct != null && value instanceof Scalar scalar) {
            return name(scalar, direct, namespace);
        }
        var deeper = inside(value, namespace, false);
        var kind = NAMED.get(entry.key());
        if (kind != null) {
            return eachMapping(deeper, mapping -> named(mapping, kind, namespace));
        }
        return SELF_TOLD.contains(entry.key())
                ? eachMapping(
                        deeper,
                        mapping -> text(mapping, "kind")
                                .map(told -> told.equals("ServiceAccount")
                                        ? account(mapping)
                                        : named(mapping, told, namespace))
                                .orElse(mapping))
                : deeper;
    }

    private interface Change {
        Mapping of(Mapping mapping);
    }

    private static Node eachMapping(Node node, Change change) {
        return switch (node) {
            case Mapping mapping -> change.of(mapping);
            case Listing listing ->
                TreeEdit.each(listing, item -> item instanceof Mapping mapping ? change.of(mapping) : item);
            case Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    private Mapping named(Mapping mapping, String kind, String namespace) {
        return mapping.get("name").orElse(null) instanceof Scalar scalar
                ? TreeEdit.put(mapping, "name", name(scalar, kind, namespace))
                : mapping;
    }

    private Scalar name(Scalar reference, String kind, String namespace) {
        return target(kind, reference.text(), namespace)
                .map(piece -> piece.resource().name())
                .filter(name -> !name.equals(reference.text()))
                .map(name -> new Scalar(Kind.TEXT, name, reference.place()))
                .orElse(reference);
    }

    /// A service account among the subjects of a binding moves with its namespace too.
    private Mapping account(Mapping subject) {
        var namespace = text(subject, "namespace").orElse("");
        var target = text(subject, "name").flatMap(name -> target("ServiceAccount", name, namespace));
        if (target.isEmpty()) {
            return subject;
        }
        var place = subject.place();
        var named = TreeEdit.put(
                subject, "name", new Scalar(Kind.TEXT, target.get().resource().name(), place));
        return target.get()
                .resource()
                .namespace()
                .map(space -> TreeEdit.put(named, "namespace", new Scalar(Kind.TEXT, space, place)))
                .orElse(named);
    }

    /// The one renamed resource that had this name; none where there are several.
    private Optional<Piece> target(String kind, String name, String namespace) {
        var candidates = byKind.getOrDefault(kind, List.of()).stream()
                .filter(piece ->
                        piece.names().stream().anyMatch(known -> known.name().equals(name)))
                .toList();
        if (candidates.size() <= 1) {
            return candidates.stream().findFirst();
        }
        var near = candidates.stream()
                .filter(piece -> piece.name().namespace().equals(namespace))
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }
}
