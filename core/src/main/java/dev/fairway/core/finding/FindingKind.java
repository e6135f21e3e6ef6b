package dev.fairway.core.finding;

/// In what way an address is wrong; part of the fingerprint.
public enum FindingKind {
    VALUE("value"),
    PRESENCE("presence"),
    VERSION("version"),
    OTHER_ENVIRONMENT("other-environment"),
    PLACEHOLDER("placeholder");

    private final String word;

    FindingKind(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
