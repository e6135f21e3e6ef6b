package dev.fairway.core.release;

/// Migrations that were readable, in order, and had the checksums that the release names.
///
/// @param count of files
/// @param of the digest of their list
public record SeenMigrations(long count, String of) {

    public SeenMigrations {
        if (count < 0 || !ReleaseNames.isDigest(of)) {
            throw new IllegalArgumentException("migrations are known by the digest of their list");
        }
    }
}
