package dev.fairway.core.contract;

import java.util.Locale;
import java.util.Optional;

/// How the values of one address have to relate to one another.
public enum Must {
    /// every environment holds the same
    EQUAL,
    /// every environment holds the same once its own name is read as `{env}`
    CORRESPOND,
    /// no two environments hold the same; the only rule that secrets need
    DIFFER,
    /// along the route values grow or stay
    INCREASE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Must> parse(String word) {
        for (var must : values()) {
            if (must.word().equals(word)) {
                return Optional.of(must);
            }
        }
        return Optional.empty();
    }
}
