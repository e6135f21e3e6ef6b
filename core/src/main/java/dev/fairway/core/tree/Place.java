package dev.fairway.core.tree;

import static java.util.Objects.requireNonNull;

/// Where a value was written.
///
/// @param line first line of the value, from 1; 0 where only the file is known
/// @param column column of the value's first character in code points, from 1; 0 where unknown
public record Place(Source source, int line, int column) {

    public Place {
        requireNonNull(source, "source");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("negative position in " + source.file());
        }
    }

    public String file() {
        return source.file();
    }

    /// `config/prod.yaml:14`, as editors and terminals make it a link.
    @Override
    public String toString() {
        return line == 0 ? source.file() : source.file() + ":" + line;
    }
}
