package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.entries;
import static dev.fairway.formats.kustomize.Kustomization.text;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes the config maps and secrets that a kustomization asks for. Their names have no digest at the end: it follows
/// from the content and would hide that environments hold the same object.
final class Generators {

    private final Kustomization kustomization;
    private final GeneratedContent content;
    private final Consumer<KustomizeGap> gaps;

    Generators(Kustomization kustomization, KustomizeFiles files, Allowance allowance, Consumer<KustomizeGap> gaps) {
        this.kustomization = kustomization;
        this.content = new GeneratedContent(kustomization.directory(), files, allowance, gaps);
        this.gaps = gaps;
    }

    List<Piece> over(List<Piece> pieces) {
        var all = pieces;
        for (var generator : kustomization.mappings("configMapGenerator")) {
            all = added(all, generator, "ConfigMap");
        }
        for (var generator : kustomization.mappings("secretGenerator")) {
            all = added(all, generator, "Secret");
        }
        return all;
    }

    private List<Piece> added(List<Piece> pieces, Mapping generator, String kind) {
        var made = text(generator, "name").flatMap(name -> Piece.of(object(generator, kind, name)));
        if (made.isEmpty()) {
            gaps.accept(new KustomizeGap(generator.place(), "a generator without a name makes nothing"));
            return pieces;
        }
        var behavior = text(generator, "behavior").orElse("create");
        if (behavior.equals("create") || behavior.equals("unspecified")) {
            var longer = new ArrayList<>(pieces);
            longer.add(made.get());
            return longer;
        }
        return pieces.stream()
                .map(piece -> isSame(piece, made.get()) ? joined(piece, made.get(), behavior.equals("merge")) : piece)
                .toList();
    }

    private static boolean isSame(Piece piece, Piece made) {
        return piece.kind().equals(made.kind())
                && piece.names().stream()
                        .anyMatch(known -> known.name().equals(made.resource().name()));
    }

    private static Piece joined(Piece below, Piece made, boolean merged) {
        Node root = below.root();
        for (var field : List.of("data", "binaryData")) {
            var added = entries(made.root(), field);
            if (!merged && root instanceof Mapping mapping) {
                root = TreeEdit.without(mapping, field);
            }
            if (!added.isEmpty()) {
                var place = made.root().place();
                root = TreeEdit.create(root, List.of(field), place, found -> TreeEdit.putAll(found, added, place));
            }
        }
        return below.with(root);
    }

    private Mapping object(Mapping generator, String kind, String name) {
        var place = generator.place();
        var entries = new ArrayList<Entry>();
        entries.add(entry("apiVersion", "v1", place));
        entries.add(entry("kind", kind, place));
        entries.add(new Entry("metadata", place, metadata(generator, name)));
        if (kind.equals("Secret")) {
            entries.add(entry("type", text(generator, "type").orElse("Opaque"), place));
        }
        var data = content.of(generator, kind.equals("Secret"));
        if (!data.isEmpty()) {
            entries.add(new Entry("data", place, new Mapping(data, place)));
        }
        if (option(generator, "immutable")) {
            entries.add(new Entry("immutable", place, new Scalar(Kind.BOOLEAN, "true", place)));
        }
        return new Mapping(entries, place);
    }

    private Mapping metadata(Mapping generator, String name) {
        var place = generator.place();
        var metadata = new Mapping(List.of(entry("name", name, place)), place);
        var namespace = text(generator, "namespace");
        if (namespace.isPresent()) {
            metadata = TreeEdit.put(metadata, "namespace", scalar(namespace.get(), place));
        }
        for (var field : List.of("labels", "annotations")) {
            var added = new ArrayList<Entry>();
            options(generator).forEach(options -> added.addAll(entries(options, field)));
            if (!added.isEmpty()) {
                metadata = TreeEdit.put(metadata, field, TreeEdit.putAll(Optional.empty(), added, place));
            }
        }
        return metadata;
    }

    private boolean option(Mapping generator, String name) {
        return options(generator).stream().anyMatch(options -> Kustomization.isTrue(options, name));
    }

    /// Those of the kustomization, then the generator's own.
    private List<Mapping> options(Mapping generator) {
        var options = new ArrayList<Mapping>();
        for (var owner : List.of(kustomization.get("generatorOptions"), generator.get("options"))) {
            owner.filter(Mapping.class::isInstance).map(Mapping.class::cast).ifPresent(options::add);
        }
        return options;
    }

    private static Entry entry(String name, String value, Place place) {
        return new Entry(name, place, scalar(value, place));
    }

    private static Scalar scalar(String value, Place place) {
        return new Scalar(Kind.TEXT, value, place);
    }
}
