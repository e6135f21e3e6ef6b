package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;

/// The Helm values of a Flux HelmRelease: those that `valuesFrom` takes from ConfigMaps of the same environment, in
/// their order, under its own `values`. What comes from Secrets, or from elsewhere, stays a reference.
public final class FluxValues {

    private FluxValues() {}

    /// @param objects what else the environment states
    public static Node over(Node release, Collection<Node> objects) {
        if (!(release instanceof Mapping mapping)
                || !(mapping.get("spec").orElse(null) instanceof Mapping spec)
                || !(spec.get("valuesFrom").orElse(null) instanceof Listing references)) {
            return release;
        }
        Optional<Node> whole = Optional.empty();
        var left = new ArrayList<Node>();
        for (var reference : references.items()) {
            var values = values(reference, objects);
            if (values.isEmpty()) {
                left.add(reference);
            } else {
                whole = laid(whole, values);
            }
        }
        if (whole.isEmpty()) {
            return release;
        }
        var own = spec.get("values");
        var values = laid(whole, own).orElseThrow();
        var settings = new ArrayList<Entry>();
        for (var entry : spec.entries()) {
            if (entry.key().equals("valuesFrom") && !left.isEmpty()) {
                settings.add(new Entry(entry.key(), entry.place(), new Listing(left, references.place())));
            } else if (!entry.key().equals("valuesFrom") && !entry.key().equals("values")) {
                settings.add(entry);
            }
        }
        settings.add(new Entry("values", values.place(), values));
        return new Mapping(
                mapping.entries().stream()
                        .map(entry -> entry.key().equals("spec")
                                ? new Entry("spec", entry.place(), new Mapping(settings, spec.place()))
                                : entry)
                        .toList(),
                mapping.place());
    }

    private static Optional<Node> laid(Optional<Node> below, Optional<Node> above) {
        return below.isEmpty() || above.isEmpty()
                ? below.or(() -> above)
                : Optional.of(Overlay.merge(below.get(), above.get(), MergeStyle.HELM));
    }

    private static Optional<Node> values(Node reference, Collection<Node> objects) {
        if (!(reference instanceof Mapping from)
                || !text(from, "kind").equals("ConfigMap")
                || from.get("targetPath").isPresent()) {
            return Optional.empty();
        }
        var key = from.get("valuesKey").isPresent() ? text(from, "valuesKey") : "values.yaml";
        var found = objects.stream()
                .filter(object -> object instanceof Mapping map
                        && text(map, "kind").equals("ConfigMap")
                        && map.get("metadata").orElse(null) instanceof Mapping metadata
                        && text(metadata, "name").equals(text(from, "name")))
                .toList();
        return found.size() == 1 ? data((Mapping) found.getFirst(), key) : Optional.empty();
    }

    /// The values as a tree; a text that could not be read as one stays where it is.
    private static Optional<Node> data(Mapping map, String key) {
        return map.get("data")
                .flatMap(data -> data instanceof Mapping entries ? entries.get(key) : Optional.empty())
                .filter(Mapping.class::isInstance);
    }

    private static String text(Mapping mapping, String key) {
        return mapping.get(key).orElse(null) instanceof Scalar scalar ? scalar.text() : "";
    }

    /// Whether an object is one that takes values from elsewhere.
    public static boolean concerns(Node object) {
        return object instanceof Mapping mapping
                && text(mapping, "kind").equals("HelmRelease")
                && mapping.get("spec").orElse(null) instanceof Mapping spec
                && spec.get("valuesFrom").orElse(null) instanceof Listing;
    }
}
