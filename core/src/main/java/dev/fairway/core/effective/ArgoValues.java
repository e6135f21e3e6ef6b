package dev.fairway.core.effective;

import dev.fairway.core.environment.EnvironmentWords;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/// The Helm values that an Argo CD Application gives its charts, in the order in which Argo CD lays them over one
/// another: the chart's own, `valueFiles`, `values`, `valuesObject`, `parameters`. They stand under `helm.values`.
public final class ArgoValues {

    private final Function<String, Optional<Node>> files;
    private final SortedSet<String> read = new TreeSet<>();
    private final SortedSet<String> missing = new TreeSet<>();

    private ArgoValues(Function<String, Optional<Node>> files) {
        this.files = files;
    }

    /// @param read the files that values were taken from
    /// @param missing files that are named and are not in the repository
    public record Laid(Node application, SortedSet<String> read, SortedSet<String> missing) {}

    /// @param files what stands in a file, by its path in the repository
    public static Laid over(Node application, Function<String, Optional<Node>> files) {
        var values = new ArgoValues(files);
        return new Laid(values.application(application), values.read, values.missing);
    }

    private Node application(Node node) {
        if (!(node instanceof Mapping application)) {
            return node;
        }
        return replaced(
                application,
                "spec",
                spec -> replaced(
                        replaced(spec, "source", this::source),
                        "sources",
                        sources -> sources instanceof Listing(var items, var place)
                                ? new Listing(items.stream().map(this::source).toList(), place)
                                : sources));
    }

    private Node source(Node node) {
        if (!(node instanceof Mapping source) || !(source.get("helm").orElse(null) instanceof Mapping helm)) {
            return node;
        }
        var named = texts(helm.get("valueFiles"));
        if (named.stream().anyMatch(ArgoValues::namesAnEnvironment)) {
            return node; // compared file by file
        }
        var folder = source.get("path").flatMap(ArgoValues::text).orElse("");
        Optional<Node> whole = folder.isEmpty() ? Optional.empty() : file(path(folder, "values.yaml"));
        for (var name : named) {
            var path = path(folder, name);
            var stated = file(path);
            if (stated.isEmpty()) {
                missing.add(name);
            }
            whole = laid(whole, stated);
        }
        whole = laid(whole, helm.get("values").filter(Mapping.class::isInstance));
        whole = laid(whole, helm.get("valuesObject").filter(Mapping.class::isInstance));
        var left = new ArrayList<Node>();
        for (var item : items(helm.get("parameters"))) {
            var parameter = parameter(item);
            whole = laid(whole, parameter);
            if (parameter.isEmpty()) {
                left.add(item);
            }
        }
        return whole.isEmpty() ? node : new Mapping(with(source, helm, whole.get(), left), source.place());
    }

    private static List<Entry> with(Mapping source, Mapping helm, Node values, List<Node> parameters) {
        var settings = new ArrayList<Entry>();
        for (var entry : helm.entries()) {
            switch (entry.key()) {
                case "valueFiles", "valuesObject" -> {}
                case "values" -> {
                    if (!(entry.value() instanceof Mapping)) {
                        settings.add(new Entry("valuesText", entry.place(), entry.value()));
                    }
                }
                case "parameters" -> {
                    if (!parameters.isEmpty()) {
                        settings.add(new Entry("parameters", entry.place(), new Listing(parameters, entry.place())));
                    }
                }
                default -> settings.add(entry);
            }
        }
        settings.add(new Entry("values", values.place(), values));
        return source.entries().stream()
                .map(entry -> entry.key().equals("helm")
                        ? new Entry("helm", entry.place(), new Mapping(settings, helm.place()))
                        : entry)
                .toList();
    }

    private static Optional<Node> laid(Optional<Node> below, Optional<Node> above) {
        return below.isEmpty() || above.isEmpty()
                ? below.or(() -> above)
                : Optional.of(Overlay.merge(below.get(), above.get(), MergeStyle.HELM));
    }

    private Optional<Node> file(String path) {
        var found = path.isEmpty() ? Optional.<Node>empty() : files.apply(path).filter(Mapping.class::isInstance);
        found.ifPresent(_ -> read.add(path));
        return found;
    }

    /// `image.tag` set to a value, as a tree. Names with escapes and positions stay parameters.
    private static Optional<Node> parameter(Node item) {
        if (!(item instanceof Mapping mapping) || mapping.get("value").isEmpty()) {
            return Optional.empty();
        }
        var name = mapping.get("name").flatMap(ArgoValues::text).orElse("");
        if (!name.matches("[\\w-]+(?:\\.[\\w-]+){0,30}")) {
            return Optional.empty();
        }
        var value = mapping.get("value").get();
        for (var part : List.of(name.split("\\.")).reversed()) {
            value = new Mapping(List.of(new Entry(part, value.place(), value)), value.place());
        }
        return Optional.of(value);
    }

    /// Where a file lies: beside the chart, from the top of the repository (`/`), or in another source (`$name/`),
    /// taken for this repository where such a file is in it. Empty for what leads elsewhere.
    private static String path(String folder, String name) {
        if (name.contains("://") || name.contains("{{")) {
            return "";
        }
        var slash = name.indexOf('/');
        var fromTop = name.startsWith("/") || (name.startsWith("$") && slash > 0);
        var whole = fromTop ? name.substring(slash + 1) : folder + "/" + name;
        var parts = new ArrayList<String>();
        for (var part : whole.split("/")) {
            if (part.equals("..")) {
                if (parts.isEmpty()) {
                    return "";
                }
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static boolean namesAnEnvironment(String file) {
        for (var word : file.split("[^A-Za-z0-9]+")) {
            if (EnvironmentWords.find(word).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static List<Node> items(Optional<Node> node) {
        return node.orElse(null) instanceof Listing list ? list.items() : List.of();
    }

    private static List<String> texts(Optional<Node> node) {
        return items(node).stream().flatMap(item -> text(item).stream()).toList();
    }

    private static Optional<String> text(Node node) {
        return node instanceof Scalar(var _, var text, Place _) ? Optional.of(text) : Optional.empty();
    }

    private static Node replaced(Node node, String key, Function<Node, Node> change) {
        return node instanceof Mapping mapping
                ? new Mapping(
                        mapping.entries().stream()
                                .map(entry -> entry.key().equals(key)
                                        ? new Entry(key, entry.place(), change.apply(entry.value()))
                                        : entry)
                                .toList(),
                        mapping.place())
                : node;
    }
}
