package dev.fairway.core.contract;

import java.util.Optional;

/// How the values of one address have to relate to one another.
public enum Must {
    /// every environment holds the same
    EQUAL("equal"),
    /// every environment holds the same once its own name is read as `{env}`
    CORRESPOND("correspond"),
    /// the same where production may leave its name out, as at `{env?}`
    CORRESPOND_NAMELESS("correspond?"),
    /// no two environments hold the same; the only rule that secrets need
    DIFFER("differ"),
    /// along the route values grow or stay
    INCREASE("increase");

    private final String word;

    Must(String word) {
        this.word = word;
    }

    public String word() {
        return word;
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
