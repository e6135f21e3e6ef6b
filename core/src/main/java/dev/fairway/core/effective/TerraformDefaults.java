package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What Terraform's variables are when no variable file sets them.
public final class TerraformDefaults {

    private TerraformDefaults() {}

    /// Names and defaults of all variables that have one, as a document that variable files are laid over; empty
    /// without any. Of a variable that is declared twice the last one counts.
    ///
    /// @param configurations `.tf` and `.tf.json` files, blocks as mappings below their type and labels
    public static Optional<Mapping> of(List<? extends Node> configurations) {
        var defaults = new LinkedHashMap<String, Entry>();
        configurations.stream()
                .flatMap(configuration -> below(configuration, "variable"))
                .flatMap(TerraformDefaults::mappings)
                .flatMap(variables -> variables.entries().stream())
                .forEach(variable -> mappings(variable.value())
                        .flatMap(block -> block.get("default").stream())
                        .forEach(value ->
                                defaults.put(variable.key(), new Entry(variable.key(), variable.place(), value))));
        return defaults.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mapping(
                        new ArrayList<>(defaults.values()),
                        defaults.firstEntry().getValue().place()));
    }

    private static Stream<Node> below(Node node, String name) {
        return mappings(node).flatMap(mapping -> mapping.get(name).stream());
    }

    /// A block, or all blocks of several alike.
    private static Stream<Mapping> mappings(Node node) {
        return switch (node) {
            case Mapping mapping -> Stream.of(mapping);
            case Listing listing -> listing.items().stream().flatMap(TerraformDefaults::mappings);
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> Stream.of();
        };
    }
}
