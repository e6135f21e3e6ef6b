package dev.fairway.core.discovery;

import static java.util.Objects.requireNonNull;

/// One sentence of the explanation: what was recognised, and by which rule.
public record Recognised(String what, String why) {
    public Recognised {
        requireNonNull(what, "what");
        requireNonNull(why, "why");
    }
}
