package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/// One file of a folder of migrations that is not the same in another release.
///
/// @param file as the second release has it, or the first one where the second has none
/// @param version as its name has it
/// @param before what the first release calls it, where that differs
public record MigrationChange(
        What what, Migration.Kind kind, String file, Optional<String> version, Optional<String> before) {

    /// What became of it.
    public enum What {
        /// New, after all that were there.
        ADDED("added"),
        /// New, and to be run before one that was there.
        INSERTED("inserted"),
        /// Other bytes.
        CHANGED("changed"),
        /// The same bytes under another name.
        RENAMED("renamed"),
        /// The same file at another place of the order.
        MOVED("moved"),
        REMOVED("removed");

        private final String word;

        What(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    public MigrationChange {
        requireNonNull(what, "what");
        requireNonNull(kind, "kind");
        requireNonNull(file, "file");
        requireNonNull(version, "version");
        requireNonNull(before, "before");
    }

    /// Whether it rewrites what a database has behind it: whoever runs the first release has applied it already.
    public boolean rewritesThePast() {
        return kind == Migration.Kind.VERSIONED && what != What.ADDED;
    }
}
