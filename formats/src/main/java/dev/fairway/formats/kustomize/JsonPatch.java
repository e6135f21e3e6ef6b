package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// JSON patches (RFC 6902) over trees. Values keep the place they have in the patch.
final class JsonPatch {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,8}");

    private static final int MAX_STEPS = 200;

    private JsonPatch() {}

    /// The patched tree; empty where an operation does not apply, as its path is missing or its test fails.
    static Optional<Node> apply(Node root, Listing patch) {
        var patched = Optional.of(root);
        for (var item : patch.items()) {
            if (!(item instanceof Mapping operation)) {
                return Optional.empty();
            }
            patched = patched.flatMap(node -> apply(node, operation));
        }
        return patched;
    }

    private static Optional<Node> apply(Node root, Mapping operation) {
        var path = Kustomization.text(operation, "path").flatMap(JsonPatch::steps);
        var from = Kustomization.text(operation, "from").flatMap(JsonPatch::steps);
        if (path.isEmpty()) {
            return Optional.empty();
        }
        var value = operation.get("value");
        return switch (Kustomization.text(operation, "op").orElse("")) {
            case "add" -> value.flatMap(node -> edit(root, path.get(), new Add(node)));
            case "replace" -> value.flatMap(node -> edit(root, path.get(), new Replace(node)));
            case "remove" -> edit(root, path.get(), new Remove());
            case "test" ->
                find(root, path.get())
                        .filter(found ->
                                value.filter(node -> equal(node, found)).isPresent())
                        .map(_ -> root);
            case "copy" ->
                from.flatMap(steps -> find(root, steps))
                        .flatMap(node -> edit(root, path.get(), new Add(node)))
                        .filter(copied -> !TreeEdit.isOvergrown(copied));
            case "move" ->
                from.flatMap(steps -> find(root, steps)
                        .flatMap(node -> edit(root, steps, new Remove())
                                .flatMap(left -> edit(left, path.get(), new Add(node)))));
            default -> Optional.empty();
        };
    }

    private sealed interface Edit {}

    private record Add(Node value) implements Edit {}

    private record Replace(Node value) implements Edit {}

    private record Remove() implements Edit {}

    private static Optional<Node> edit(Node node, List<String> path, Edit edit) {
        if (path.isEmpty()) {
            return switch (edit) {
                case Add(var value) -> Optional.of(value);
                case Replace(var value) -> Optional.of(value);
                case Remove() -> Optional.empty();
            };
        }
        return switch (node) {
            case Mapping mapping -> inMapping(mapping, path, edit).map(changed -> changed);
            case Listing listing -> inListing(listing, path, edit).map(changed -> changed);
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> Optional.empty();
        };
    }

    private static Optional<Mapping> inMapping(Mapping mapping, List<String> path, Edit edit) {
        var name = path.getFirst();
        var below = mapping.get(name);
        if (path.size() > 1) {
            return below.flatMap(node -> edit(node, path.subList(1, path.size()), edit))
                    .map(changed -> TreeEdit.put(mapping, name, changed));
        }
        return switch (edit) {
            case Add(var value) -> Optional.of(TreeEdit.put(mapping, name, value));
            // The library that Kustomize uses lets a missing name be replaced.
            case Replace(var value) -> Optional.of(TreeEdit.put(mapping, name, value));
            case Remove() -> below.map(_ -> TreeEdit.without(mapping, name));
        };
    }

    private static Optional<Listing> inListing(Listing listing, List<String> path, Edit edit) {
        var items = new ArrayList<>(listing.items());
        var step = path.getFirst();
        if (step.equals("-") && path.size() == 1 && edit instanceof Add(var value)) {
            items.add(value);
            return Optional.of(new Listing(items, listing.place()));
        }
        var position = POSITION.matcher(step).matches() ? Integer.parseInt(step) : -1;
        if (position < 0 || position > items.size()) {
            return Optional.empty();
        }
        if (path.size() == 1 && edit instanceof Add(var value)) {
            items.add(position, value);
            return Optional.of(new Listing(items, listing.place()));
        }
        if (position == items.size()) {
            return Optional.empty();
        }
        if (path.size() == 1 && edit instanceof Remove) {
            items.remove(position);
            return Optional.of(new Listing(items, listing.place()));
        }
        return edit(items.get(position), path.subList(1, path.size()), edit).map(changed -> {
            items.set(position, changed);
            return new Listing(items, listing.place());
        });
    }

    private static Optional<Node> find(Node node, List<String> path) {
        var found = Optional.of(node);
        for (var step : path) {
            found = found.flatMap(current -> switch (current) {
                case Mapping mapping -> mapping.get(step);
                case Listing listing ->
                    POSITION.matcher(step).matches()
                                    && Integer.parseInt(step) < listing.items().size()
                            ? Optional.of(listing.items().get(Integer.parseInt(step)))
                            : Optional.empty();
                case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> Optional.empty();
            });
        }
        return found;
    }

    private static boolean equal(Node left, Node right) {
        return switch (left) {
            case Node.Scalar scalar ->
                right instanceof Node.Scalar other && scalar.text().equals(other.text());
            case Node.Secret secret ->
                right instanceof Node.Secret other && secret.fingerprint().equals(other.fingerprint());
            case Node.Encrypted _ -> false;
            case Listing listing ->
                right instanceof Listing other
                        && listing.items().size() == other.items().size()
                        && IntStream.range(0, listing.items().size())
                                .allMatch(i -> equal(
                                        listing.items().get(i), other.items().get(i)));
            case Mapping mapping ->
                right instanceof Mapping other
                        && mapping.entries().size() == other.entries().size()
                        && mapping.entries().stream()
                                .allMatch(entry -> other.get(entry.key())
                                        .filter(value -> equal(entry.value(), value))
                                        .isPresent());
        };
    }

    /// `/spec/containers/0` without its escapes; empty for what is no JSON pointer.
    private static Optional<List<String>> steps(String pointer) {
        if (!pointer.startsWith("/")) {
            return Optional.empty();
        }
        var steps = SLASH.splitAsStream(pointer.substring(1))
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .limit(MAX_STEPS + 1L)
                .toList();
        return steps.size() > MAX_STEPS ? Optional.empty() : Optional.of(steps);
    }
}
