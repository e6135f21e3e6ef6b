package dev.fairway.formats.kustomize;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import dev.fairway.core.tree.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What Kustomize made of an overlay, with places: Kustomize says what the values are, the sources say where they come
/// from.
public final class RenderedKustomize {

    /// The digest that Kustomize puts at the end of a generated object's name.
    private static final Pattern DIGESTED = Pattern.compile("(.+)-[bcdfghkmt2456789]{10}");

    private static final Set<String> GENERATED = Set.of("ConfigMap", "Secret");

    private RenderedKustomize() {}

    /// The rendered objects without digests in their names.
    ///
    /// @param kustomization the overlay's own, for values that no source explains
    /// @param structural the same overlay put together from its sources
    public static List<ManifestResource> placed(
            String overlayDirectory,
            Optional<String> kustomization,
            List<Node> documents,
            List<ManifestResource> structural) {
        var directory = LocalPath.normal(overlayDirectory);
        var sources = new HashMap<String, Node>();
        structural.forEach(resource -> sources.putIfAbsent(resource.address(), resource.root()));
        var names = digestedNames(Manifests.resources(documents), sources.keySet());
        var places = new Places(directory);
        var around = new Place(Source.of(kustomization.orElse(directory)), 0, 0);
        var placed = new ArrayList<Node>();
        for (var resource : Manifests.resources(documents)) {
            var root = names.isEmpty() ? resource.root() : renamed(resource.root(), names);
            var address = Manifests.resources(List.of(root)).getFirst().address();
            placed.add(places.of(root, Optional.ofNullable(sources.get(address)), around));
        }
        return Manifests.resources(placed);
    }

    private static Map<String, String> digestedNames(List<ManifestResource> rendered, Set<String> sources) {
        var present = new HashSet<String>();
        rendered.forEach(resource -> present.add(resource.address()));
        var names = new HashMap<String, String>();
        for (var resource : rendered) {
            var digested = DIGESTED.matcher(resource.name());
            if (!GENERATED.contains(resource.kind()) || !digested.matches()) {
                continue;
            }
            var plain = digested.group(1);
            var address = resource.address();
            var plainAddress =
                    address.substring(0, address.length() - resource.name().length()) + plain;
            if (sources.contains(plainAddress) && !present.contains(plainAddress)) {
                names.put(resource.name(), plain);
            }
        }
        return names;
    }

    private static Node renamed(Node node, Map<String, String> names) {
        return switch (node) {
            case Mapping mapping ->
                new Mapping(
                        mapping.entries().stream()
                                .map(entry -> new Entry(entry.key(), entry.place(), renamed(entry.value(), names)))
                                .toList(),
                        mapping.place());
            case Listing listing -> TreeEdit.each(listing, item -> renamed(item, names));
            case Scalar(var kind, var text, var place) -> new Scalar(kind, names.getOrDefault(text, text), place);
            case Node.Secret _, Node.Encrypted _ -> node;
        };
    }
}
