package dev.fairway.formats.embedded;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads documents inside Kubernetes objects, so that their values have addresses of their own: files in a ConfigMap
/// (`data["application.yaml"].http.port`), and Helm values that are given to Argo CD as text.
///
/// What does not read whole as one document of several values stays the text that it is.
public final class Embedded {

    private static final Set<String> READ = Set.of("yaml", "yml", "json", "properties", "toml", "env");

    private Embedded() {}

    /// The object with every embedded document in place of its text.
    public static Node expand(Node object, Sealing sealing) {
        if (!(object instanceof Mapping mapping)) {
            return object;
        }
        var kind = mapping.get("kind").orElse(null) instanceof Scalar scalar ? scalar.text() : "";
        return switch (kind) {
            case "ConfigMap" -> eachEntry(mapping, "data", entry -> file(entry, sealing));
            case "Application", "ApplicationSet" -> helmValues(mapping, sealing);
            default -> object;
        };
    }

    private interface Change {
        Node of(Entry entry);
    }

    private static Mapping eachEntry(Mapping mapping, String field, Change change) {
        return changed(
                mapping,
                entry -> entry.key().equals(field) && entry.value() instanceof Mapping inner
                        ? changed(inner, change)
                        : entry.value());
    }

    private static Mapping changed(Mapping mapping, Change change) {
        return new Mapping(
                mapping.entries().stream()
                        .map(entry -> new Entry(entry.key(), entry.place(), change.of(entry)))
                        .toList(),
                mapping.place());
    }

    private static Node file(Entry entry, Sealing sealing) {
        var extension = entry.key().substring(entry.key().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return READ.contains(extension) ? read(entry, entry.key(), sealing) : entry.value();
    }

    /// `helm.values`, wherever it stands.
    private static Node helmValues(Node node, Sealing sealing) {
        return switch (node) {
            case Mapping mapping ->
                changed(
                        mapping,
                        entry -> entry.key().equals("helm") && entry.value() instanceof Mapping helm
                                ? changed(
                                        helm,
                                        setting -> setting.key().equals("values")
                                                ? read(setting, "values.yaml", sealing)
                                                : setting.value())
                                : helmValues(entry.value(), sealing));
            case Listing listing ->
                new Listing(
                        listing.items().stream()
                                .map(item -> helmValues(item, sealing))
                                .toList(),
                        listing.place());
            case Scalar _, Secret _, Encrypted _ -> node;
        };
    }

    private static Node read(Entry entry, String name, Sealing sealing) {
        return entry.value() instanceof Scalar(var kind, var text, var place) && kind == Kind.TEXT && !text.isBlank()
                ? single(DocumentReader.readText(place, name, text, sealing)).orElse(entry.value())
                : entry.value();
    }

    private static Optional<Node> single(Reading reading) {
        return reading.complete() && reading.documents().size() == 1
                ? Optional.of(reading.documents().getFirst()).filter(Embedded::holdsValues)
                : Optional.empty();
    }

    private static boolean holdsValues(Node document) {
        return switch (document) {
            case Mapping mapping -> !mapping.entries().isEmpty();
            case Listing listing -> !listing.items().isEmpty();
            case Scalar _, Secret _, Encrypted _ -> false;
        };
    }
}
