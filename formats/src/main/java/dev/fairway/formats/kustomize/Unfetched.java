package dev.fairway.formats.kustomize;

import static dev.fairway.formats.kustomize.Kustomization.text;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.effective.Manifests;
import dev.fairway.core.effective.MergeStyle;
import dev.fairway.core.effective.Overlay;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Kind;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an overlay states about resources that would have to be fetched: which they are, in which version, and what it
/// would change in them. They are never fetched, but two environments may still state different things about them.
final class Unfetched {

    private static final Pattern QUERY = Pattern.compile("[?&](?:ref|version)=([^&]+)");
    private static final Pattern VERSION =
            Pattern.compile("(?<=/)(v?[0-9]+(?:\\.[0-9]+)++(?:[-+][\\w.+-]+)?|[0-9a-f]{40})(?=/)");
    private static final Pattern USER = Pattern.compile("//[^/@]*@");

    private final SequencedMap<String, Entry> resources = new LinkedHashMap<>();
    private final SequencedMap<String, Node> charts = new LinkedHashMap<>();
    private final SequencedMap<String, Node> images = new LinkedHashMap<>();
    private final SequencedMap<String, Node> replicas = new LinkedHashMap<>();
    private final SequencedMap<String, Entry> patches = new LinkedHashMap<>();

    /// Whether all resources that the overlay names are here.
    boolean isEmpty() {
        return resources.isEmpty();
    }

    /// @param reference the address of a repository or of a file elsewhere
    void resource(Scalar reference) {
        var address = USER.matcher(reference.text()).replaceFirst("//");
        var query = QUERY.matcher(address);
        var version = VERSION.matcher(address);
        var place = reference.place();
        if (query.find()) {
            var name = address.substring(0, address.indexOf('?'));
            resources.put(name, entry(name, place, field("ref", query.group(1), place)));
        } else if (version.find()) {
            var name = new StringBuilder(address)
                    .replace(version.start(), version.end(), "*")
                    .toString();
            resources.put(name, entry(name, place, field("ref", version.group(1), place)));
        } else {
            resources.put(address, entry(address, place, field("url", address, place)));
        }
    }

    /// An entry of `helmCharts`.
    ///
    /// @param values what its file of values says
    void chart(Mapping chart, Optional<Node> values) {
        text(chart, "name")
                .ifPresent(name -> charts.put(
                        name,
                        values.<Node>map(read -> TreeEdit.put(TreeEdit.without(chart, "valuesFile"), "values", read))
                                .orElse(chart)));
    }

    /// An entry of `images` that no resource here uses.
    void image(Mapping image) {
        text(image, "name").ifPresent(name -> images.put(name, image));
    }

    /// An entry of `replicas` for no resource here.
    void replicas(Mapping count) {
        text(count, "name").ifPresent(name -> replicas.put(name, count));
    }

    /// A patch whose target is none of the resources here.
    ///
    /// @param name what the patch is for
    /// @param patch a mapping that is laid over it, or a list of operations
    void patch(String name, Node patch) {
        var before = Optional.ofNullable(patches.get(name)).map(Entry::value);
        var stated = patch instanceof Listing operations ? operations(operations, before) : patch;
        var merged = before.map(known -> Overlay.merge(known, stated, MergeStyle.KUBERNETES))
                .orElse(stated);
        patches.put(name, entry(name, patch.place(), merged));
    }

    /// What a patch is for, as its target says or the patch itself.
    static String name(Mapping target) {
        var identity = Manifests.resource(target).map(ManifestResource::address);
        return identity.orElseGet(() -> String.join(
                "/",
                Stream.of("group", "kind", "namespace", "name", "labelSelector", "annotationSelector")
                        .flatMap(field -> text(target, field).stream())
                        .toList()));
    }

    /// Operations by the path that they change.
    private static Mapping operations(Listing operations, Optional<Node> before) {
        var changes = new LinkedHashMap<String, Entry>();
        for (var operation : operations.items()) {
            if (operation instanceof Mapping mapping) {
                text(mapping, "path").ifPresent(path -> {
                    var key = path;
                    for (var i = 2; path.endsWith("/-") && (changes.containsKey(key) || has(before, key)); i++) {
                        key = path + i;
                    }
                    var value = mapping.get("value").or(() -> mapping.get("op")).orElse(mapping);
                    changes.put(key, entry(key, mapping.place(), value));
                });
            }
        }
        return new Mapping(new ArrayList<>(changes.values()), operations.place());
    }

    private static boolean has(Optional<Node> known, String key) {
        return known.orElse(null) instanceof Mapping mapping && mapping.get(key).isPresent();
    }

    /// All of it as one object, named like the overlay's folder; empty where everything is here.
    Optional<ManifestResource> stated(String directory) {
        var parts = new ArrayList<Entry>();
        mapping("resources", resources.values()).ifPresent(parts::add);
        listing("helmCharts", charts).ifPresent(parts::add);
        listing("images", images).ifPresent(parts::add);
        listing("replicas", replicas).ifPresent(parts::add);
        mapping("patches", patches.values()).ifPresent(parts::add);
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new ManifestResource(
                        "kustomize.config.k8s.io/v1beta1",
                        "Kustomization",
                        Optional.empty(),
                        directory.isEmpty() ? "." : directory,
                        new Mapping(parts, parts.getFirst().place())));
    }

    private static Optional<Entry> mapping(String name, Collection<Entry> entries) {
        return entries.stream()
                .findFirst()
                .map(Entry::place)
                .map(place -> entry(name, place, new Mapping(List.copyOf(entries), place)));
    }

    private static Optional<Entry> listing(String name, Map<String, Node> items) {
        return items.values().stream()
                .findFirst()
                .map(Node::place)
                .map(place -> entry(name, place, new Listing(List.copyOf(items.values()), place)));
    }

    private static Mapping field(String name, String value, Place place) {
        return new Mapping(List.of(entry(name, place, new Scalar(Kind.TEXT, value, place))), place);
    }

    private static Entry entry(String name, Place place, Node value) {
        return new Entry(name, place, value);
    }
}
