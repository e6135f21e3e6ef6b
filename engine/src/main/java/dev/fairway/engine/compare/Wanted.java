package dev.fairway.engine.compare;

import dev.fairway.core.compare.Row;

/// Which rows a journey needs although all environments agree on them.
public interface Wanted {

    boolean keeps(String resource, Row row);

    /// Differences only.
    static Wanted nothing() {
        return (_, _) -> false;
    }
}
