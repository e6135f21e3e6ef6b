package dev.fairway.core.finding;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/// What a finding is about, in words that stay the same from run to run.
///
/// @param application which application of the repository; empty where there is only one
/// @param resource a file's path with the environment as `{env}`, or `[group/]Kind/[namespace/]name`
/// @param path dotted path inside the resource; empty for the resource as a whole
public record Address(String application, String resource, String path) implements Comparable<Address> {

    private static final Comparator<Address> ORDER = Comparator.comparing(Address::application)
            .thenComparing(Address::resource)
            .thenComparing(Address::path);

    public Address {
        requireNonNull(application, "application");
        requireNonNull(resource, "resource");
        requireNonNull(path, "path");
    }

    @Override
    public int compareTo(Address other) {
        return ORDER.compare(this, other);
    }

    /// `resource#path`, the form that contracts match.
    @Override
    public String toString() {
        return path.isEmpty() ? resource : resource + "#" + path;
    }
}
