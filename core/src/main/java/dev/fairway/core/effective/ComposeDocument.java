package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/// Brings Compose files to one shape: `environment`, `labels` and the like are mappings, whichever way they were
/// written.
public final class ComposeDocument {

    private static final Set<String> NAMED_VALUES =
            Set.of("environment", "labels", "annotations", "args", "sysctls", "driver_opts", "options");

    private ComposeDocument() {}

    /// The document with lists of `NAME=value` written as mappings, and without what only anchors refer to.
    public static Node normal(Node document) {
        return document instanceof Mapping root ? changed(withoutExtensions(root), ComposeDocument::section) : document;
    }

    /// Compose passes over `x-` at the top.
    private static Mapping withoutExtensions(Mapping root) {
        return new Mapping(
                root.entries().stream()
                        .filter(entry -> !entry.key().startsWith("x-"))
                        .toList(),
                root.place());
    }

    private static Node section(String name, Node value) {
        return name.equals("services") ? eachService(value) : value;
    }

    private static Node eachService(Node services) {
        return services instanceof Mapping mapping ? changed(mapping, (_, service) -> settings(service)) : services;
    }

    private static Node settings(Node service) {
        return service instanceof Mapping mapping ? changed(mapping, ComposeDocument::setting) : service;
    }

    private static Node setting(String name, Node value) {
        if (NAMED_VALUES.contains(name) && value instanceof Listing listing) {
            return named(listing).orElse(value);
        }
        return switch (name) {
            case "build", "deploy" -> settings(value);
            default -> value;
        };
    }

    /// Empty when an item is no `NAME=value`, as a secret of which only its fingerprint is known.
    private static Optional<Node> named(Listing listing) {
        var entries = new LinkedHashMap<String, Entry>();
        for (var item : listing.items()) {
            if (!(item instanceof Scalar scalar) || scalar.text().startsWith("=")) {
                return Optional.empty();
            }
            var equals = scalar.text().indexOf('=');
            var name = equals < 0 ? scalar.text() : scalar.text().substring(0, equals);
            var value = equals < 0
                    ? new Scalar(Kind.NULL, "", scalar.place())
                    : new Scalar(Kind.TEXT, scalar.text().substring(equals + 1), scalar.place());
            entries.put(name, new Entry(name, scalar.place(), value));
        }
        return Optional.of(new Mapping(new ArrayList<>(entries.values()), listing.place()));
    }

    private interface Change {
        Node of(String name, Node value);
    }

    private static Node changed(Mapping mapping, Change change) {
        return new Mapping(
                mapping.entries().stream()
                        .map(entry -> new Entry(entry.key(), entry.place(), change.of(entry.key(), entry.value())))
                        .toList(),
                mapping.place());
    }
}
