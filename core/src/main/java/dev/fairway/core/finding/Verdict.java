package dev.fairway.core.finding;

/// What a difference is judged to be. The list is closed; the order of the loud ones is their precedence.
public enum Verdict {
    VIOLATION,
    UNBACKPORTED,
    LAGGING,
    DRIFT,
    EQUAL,
    EXPECTED,
    EXCEPTED,
    MANAGED,
    OPERATIONAL,
    UNKNOWN;

    /// Whether a person should hear of it.
    public boolean loud() {
        return switch (this) {
            case VIOLATION, UNBACKPORTED, LAGGING, DRIFT -> true;
            case EQUAL, EXPECTED, EXCEPTED, MANAGED, OPERATIONAL, UNKNOWN -> false;
        };
    }

    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
