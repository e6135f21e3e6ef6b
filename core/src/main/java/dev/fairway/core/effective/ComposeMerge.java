package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Encrypted;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;

/// Compose's rules for a file laid over another: mappings merge, commands are replaced, lists are joined, and a list
/// whose items have a place in the container keeps one item for each place.
final class ComposeMerge {

    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");

    private static final String RESET = "!reset";
    private static final String OVERRIDE = "!override ";

    private ComposeMerge() {}

    static Node merge(Node base, Node over) {
        return values("", base, over);
    }

    private static Node values(String name, Node lower, Node upper) {
        if (lower instanceof Mapping left && upper instanceof Mapping right) {
            return mappings(left, right);
        }
        if (lower instanceof Listing left && upper instanceof Listing right && !REPLACED.contains(name)) {
            return lists(name, left, right);
        }
        return upper;
    }

    private static Node mappings(Mapping lower, Mapping upper) {
        var merged = new LinkedHashMap<String, Entry>();
        lower.entries().forEach(entry -> merged.put(entry.key(), entry));
        for (var entry : upper.entries()) {
            var below = merged.get(entry.key());
            if (isReset(entry.value())) {
                merged.remove(entry.key());
            } else {
                var over = overriding(entry.value());
                var value = below == null ? over : values(entry.key(), below.value(), over);
                merged.put(entry.key(), new Entry(entry.key(), entry.place(), value));
            }
        }
        return new Mapping(new ArrayList<>(merged.values()), upper.place());
    }

    /// `!reset`, with or without a value after it. The tag of an empty list is not read, and nobody writes an empty
    /// list to join it.
    private static boolean isReset(Node value) {
        return switch (value) {
            case Scalar scalar -> scalar.text().equals(RESET) || scalar.text().startsWith(RESET + " ");
            case Listing listing -> listing.items().isEmpty();
            case Mapping _, Secret _, Encrypted _ -> false;
        };
    }

    /// `!override 5` is 5.
    private static Node overriding(Node value) {
        return value instanceof Scalar(var kind, var text, var place) && text.startsWith(OVERRIDE)
                ? new Scalar(kind, text.substring(OVERRIDE.length()), place)
                : value;
    }

    private static Node lists(String name, Listing lower, Listing upper) {
        var joined = new LinkedHashMap<Object, Node>();
        for (var item : lower.items()) {
            joined.put(identity(name, item), item);
        }
        for (var item : upper.items()) {
            joined.put(identity(name, item), item);
        }
        return new Listing(new ArrayList<>(joined.values()), upper.place());
    }

    /// What makes two items the same one: the place in the container, else the whole value.
    private static Object identity(String name, Node item) {
        return switch (item) {
            case Scalar scalar -> shortForm(name, scalar.text());
            case Mapping mapping -> longForm(name, mapping).orElse(mapping);
            case Secret(var fingerprint, var _) -> fingerprint;
            case Listing _, Encrypted _ -> item;
        };
    }

    private static String shortForm(String name, String text) {
        return switch (name) {
            case "volumes", "devices" -> {
                var parts = text.split(":", -1);
                yield "target " + (parts.length == 1 ? parts[0] : parts[1]);
            }
            case "secrets", "configs" -> "target " + text;
            default -> text;
        };
    }

    private static Optional<Object> longForm(String name, Mapping mapping) {
        return switch (name) {
            case "volumes", "devices", "secrets", "configs" ->
                text(mapping, "target").or(() -> text(mapping, "source")).map(target -> "target " + target);
            case "ports" ->
                text(mapping, "target")
                        .map(target -> String.join(
                                " ",
                                "port",
                                target,
                                text(mapping, "published").orElse(""),
                                text(mapping, "host_ip").orElse(""),
                                text(mapping, "protocol").orElse("tcp")));
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(Mapping mapping, String name) {
        return mapping.get(name)
                .flatMap(value -> value instanceof Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }
}
