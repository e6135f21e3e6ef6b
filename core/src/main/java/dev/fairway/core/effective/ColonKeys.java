package dev.fairway.core.effective;

import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Entry;
import dev.fairway.core.tree.Node.Listing;
import dev.fairway.core.tree.Node.Mapping;
import java.util.List;

/// Settings of .NET may be written flat or nested: `"Logging:Level"` and `{"Logging": {"Level": …}}` are one address.
public final class ColonKeys {

    private static final int DEEPEST = 50;

    private ColonKeys() {}

    /// Whether any key is flat.
    public static boolean any(Node node) {
        return switch (node) {
            case Mapping mapping ->
                mapping.entries().stream().anyMatch(entry -> isFlat(entry.key()) || any(entry.value()));
            case Listing list -> list.items().stream().anyMatch(ColonKeys::any);
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> false;
        };
    }

    /// The same with every flat key nested; what is stated later wins, as it does for .NET.
    public static Node nested(Node node) {
        return switch (node) {
            case Mapping mapping -> nested(mapping);
            case Listing list ->
                new Listing(list.items().stream().map(ColonKeys::nested).toList(), list.place());
            case Node.Scalar _, Node.Secret _, Node.Encrypted _ -> node;
        };
    }

    private static Node nested(Mapping mapping) {
        Node whole = new Mapping(List.of(), mapping.place());
        for (var entry : mapping.entries()) {
            var one = new Mapping(List.of(nested(entry)), mapping.place());
            whole = Overlay.merge(whole, one, MergeStyle.APPSETTINGS);
        }
        return whole;
    }

    private static Entry nested(Entry entry) {
        var value = nested(entry.value());
        if (!isFlat(entry.key())) {
            return new Entry(entry.key(), entry.place(), value);
        }
        var parts = entry.key().split(":", -1);
        for (var i = parts.length - 1; i > 0; i--) {
            value = new Mapping(List.of(new Entry(parts[i], entry.place(), value)), entry.place());
        }
        return new Entry(parts[0], entry.place(), value);
    }

    private static boolean isFlat(String key) {
        if (key.indexOf(':') < 0) {
            return false;
        }
        var parts = List.of(key.split(":", -1));
        return parts.size() <= DEEPEST && !parts.contains("");
    }
}
