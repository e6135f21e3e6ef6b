package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One part of a release that is not the same in another one.
///
/// @param from its digest in the first; nothing where that has no such part
/// @param to its digest in the second; nothing where that has no such part
public record PartChange(ComponentKind kind, String name, Optional<String> from, Optional<String> to) {

    public PartChange {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        if (from.equals(to)) {
            throw new IllegalArgumentException("%s %s has not changed".formatted(kind.word(), name));
        }
    }

    /// What differs, by kind and name.
    public static List<PartChange> between(Release first, Release second) {
        var before = byPart(first);
        var after = byPart(second);
        var parts = new TreeMap<>(before);
        parts.putAll(after);
        var changes = new ArrayList<PartChange>();
        parts.forEach((key, part) -> {
            var from = digest(before.get(key));
            var to = digest(after.get(key));
            if (!from.equals(to)) {
                changes.add(new PartChange(part.kind(), part.name(), from, to));
            }
        });
        return changes;
    }

    private static Optional<String> digest(@Nullable Component part) {
        return Optional.ofNullable(part).map(Component::digest);
    }

    /// Kinds and names hold no blank together: a kind is one word.
    private static TreeMap<String, Component> byPart(Release release) {
        var parts = new TreeMap<String, Component>();
        release.components().forEach(part -> parts.put(part.kind().word() + " " + part.name(), part));
        return parts;
    }

    /// Whether both have it, with other content.
    public boolean isInBoth() {
        return from.isPresent() && to.isPresent();
    }
}
