package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/// One file of a folder of migrations.
///
/// @param file relative to the folder
/// @param version as its name has it, where it has one
/// @param checksum of the file's bytes: `sha256:` and 64 hex digits
public record Migration(String file, Kind kind, Optional<String> version, String checksum) {

    /// When a file is run, in the order in which manifests list them.
    public enum Kind {
        /// Once, in the order of versions.
        VERSIONED,
        /// Whenever it has changed.
        REPEATABLE,
        /// When its version is taken back.
        UNDO,
        /// In the place of all versions up to its own, in an empty database.
        BASELINE,
        /// At some moment of each run.
        CALLBACK,
        /// Not by itself.
        OTHER;

        /// As manifests write it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Migration {
        requireNonNull(kind, "kind");
        if (!ReleaseNames.isFile(file) || !ReleaseNames.isDigest(checksum)) {
            throw new IllegalArgumentException("not a migration");
        }
    }
}
