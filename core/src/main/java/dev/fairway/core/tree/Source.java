package dev.fairway.core.tree;

import static java.util.Objects.requireNonNull;

/// A file that states values, by its path relative to the root of what was read.
///
/// @param file path with `/` between its parts, for example `config/prod.yaml`
/// @param base whether an environment inherits from this file instead of owning it
/// @param rendered whether the values were produced by a renderer from several files, so that places are less certain
public record Source(String file, boolean base, boolean rendered) {

    public Source {
        requireNonNull(file, "file");
    }

    /// An environment's own file.
    public static Source of(String file) {
        return new Source(file, false, false);
    }

    /// A file that environments inherit from.
    public static Source base(String file) {
        return new Source(file, true, false);
    }
}
