package dev.fairway.formats.kustomize;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// Changes to trees by the field paths of replacements: `spec.containers.[name=api].image`, `spec.rules.0.host`,
/// `data.*`.
final class FieldWalk {

    private static final Pattern POSITION = Pattern.compile("[0-9]{1,6}");

    private FieldWalk() {}

    /// @param created where mappings on the way are made from when they are missing; empty to leave them missing
    static Node update(Node node, List<String> path, Optional<Place> created, UnaryOperator<Node> change) {
        if (path.isEmpty()) {
            return change.apply(node);
        }
        var step = path.getFirst();
        var rest = path.subList(1, path.size());
        return switch (node) {
            case Mapping mapping -> inMapping(mapping, step, rest, created, change);
            case Listing listing -> inListing(listing, step, rest, created, change);
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    private static Node inMapping(
            Mapping mapping, String step, List<String> rest, Optional<Place> created, UnaryOperator<Node> change) {
        if (step.equals("*")) {
            Mapping changed = mapping;
            for (var entry : mapping.entries()) {
                changed = TreeEdit.put(changed, entry.key(), update(entry.value(), rest, created, change));
            }
            return changed;
        }
        return mapping.get(step)
                .or(() -> created.map(place -> new Mapping(List.of(), place)))
                .<Node>map(value -> TreeEdit.put(mapping, step, update(value, rest, created, change)))
                .orElse(mapping);
    }

    private static Node inListing(
            Listing listing, String step, List<String> rest, Optional<Place> created, UnaryOperator<Node> change) {
        var items = new ArrayList<Node>(listing.items().size());
        for (var i = 0; i < listing.items().size(); i++) {
            var item = listing.items().get(i);
            items.add(isMeant(step, item, i) ? update(item, rest, created, change) : item);
        }
        return new Listing(items, listing.place());
    }

    private static boolean isMeant(String step, Node item, int position) {
        if (step.equals("*")) {
            return true;
        }
        if (POSITION.matcher(step).matches()) {
            return Integer.parseInt(step) == position;
        }
        var equals = step.indexOf('=');
        return equals > 0
                && step.startsWith("[")
                && item instanceof Mapping mapping
                && Kustomization.text(mapping, step.substring(1, equals))
                        .filter(step.substring(equals + 1, step.length() - 1)::equals)
                        .isPresent();
    }
}
