package dev.fairway.core.release;

import java.util.Arrays;
import java.util.Optional;

/// What a component of a release is (docs/ledger-format.md, 7).
public enum ComponentKind {
    /// Something that was built: an image, a file.
    ARTIFACT("artifact"),
    /// A file of configuration that is the same everywhere.
    CONFIG("config"),
    /// A snapshot of data.
    DATA("data"),
    /// A file of feature flags.
    FLAGS("flags"),
    /// A folder of migrations of a database.
    MIGRATIONS("migrations"),
    /// A module of infrastructure.
    MODULE("module");

    private final String word;

    ComponentKind(String word) {
        this.word = word;
    }

    /// As manifests write it.
    public String word() {
        return word;
    }

    public static Optional<ComponentKind> parse(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /// Whether components of this kind are called by their file, and not by a name of their own.
    boolean isFile() {
        return this == CONFIG || this == FLAGS;
    }
}
