package dev.fairway.core.release;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a file says that a release is made of. Files and folders are named from the file's own folder.
///
/// @param supersedes a release, in one of the ways in which people name them
/// @param artifacts by name: a digest, a reference to an image that ends in one, or a file ([FileReference])
/// @param data digests by name
/// @param modules folders by name
/// @param config files
/// @param flags files
public record ReleaseFile(
        Optional<String> app,
        Optional<String> version,
        Optional<String> commit,
        Optional<String> supersedes,
        SortedMap<String, String> artifacts,
        SortedMap<String, Migrated> migrations,
        SortedMap<String, String> modules,
        List<String> config,
        List<String> flags,
        SortedMap<String, String> data) {

    /// A folder of migrations.
    public record Migrated(MigrationTool tool, String folder, Optional<Compatible> compatible) {}

    public ReleaseFile {
        artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
        migrations = Collections.unmodifiableSortedMap(new TreeMap<>(migrations));
        modules = Collections.unmodifiableSortedMap(new TreeMap<>(modules));
        data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
        config = List.copyOf(config);
        flags = List.copyOf(flags);
    }

    /// Says nothing.
    public static ReleaseFile empty() {
        return new ReleaseFile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeMap<>(),
                List.of(),
                List.of(),
                new TreeMap<>());
    }
}
