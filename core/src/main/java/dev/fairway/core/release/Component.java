package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/// One part of a release, pinned to what it is.
///
/// @param name of a file relative to the repository, for configuration and flags; else a name of its own
/// @param digest `sha256:` and 64 lowercase hex digits
public record Component(ComponentKind kind, String name, String digest) implements Comparable<Component> {

    private static final Comparator<Component> ORDER = Comparator.comparing(
                    (Component component) -> component.kind().word())
            .thenComparing(Component::name);

    public Component {
        requireNonNull(kind, "kind");
        var sound = kind.isFile() ? ReleaseNames.isFile(name) : ReleaseNames.isName(name);
        if (!sound || !ReleaseNames.isDigest(digest)) {
            throw new IllegalArgumentException("not a component of kind " + kind.word());
        }
    }

    /// By kind, then by name.
    @Override
    public int compareTo(Component other) {
        return ORDER.compare(this, other);
    }
}
