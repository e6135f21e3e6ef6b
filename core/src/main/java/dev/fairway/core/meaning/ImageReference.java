package dev.fairway.core.meaning;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A container image as it is written: `registry.example.com/team/api:1.4.2@sha256:…`.
///
/// @param registry `docker.io` where none is written
/// @param repository with `library/` where Docker implies it
/// @param tag empty where none is written
/// @param digest `sha256:…`
public record ImageReference(String registry, String repository, Optional<String> tag, Optional<String> digest) {

    private static final int LONGEST = 512;
    private static final String DOCKER = "docker.io";
    private static final Pattern FORM = Pattern.compile(
            "(?<name>[A-Za-z0-9][A-Za-z0-9._-]*(?::\\d{1,5}(?=/))?(?:/[a-z0-9]+(?:[._-]+[a-z0-9]+)*+)*+)"
                    + "(?::(?<tag>\\w[\\w.-]{0,127}))?(?:@(?<digest>[a-z0-9]+:[0-9a-fA-F]{32,128}))?");
    private static final Set<String> MUTABLE = Set.of(
            "latest",
            "develop",
            "development",
            "dev",
            "main",
            "master",
            "trunk",
            "head",
            "edge",
            "nightly",
            "stable",
            "snapshot",
            "canary",
            "next",
            "unstable",
            "rolling",
            "current",
            "test",
            "testing",
            "stage",
            "staging",
            "prod",
            "production",
            "release",
            "lts",
            "beta",
            "alpha",
            "qa",
            "uat");

    public ImageReference {
        requireNonNull(registry, "registry");
        requireNonNull(repository, "repository");
    }

    public static Optional<ImageReference> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var name = matcher.group("name");
        var slash = name.indexOf('/');
        var first = slash < 0 ? "" : name.substring(0, slash);
        var hasRegistry = first.contains(".") || first.contains(":") || first.equals("localhost");
        var repository = hasRegistry ? name.substring(slash + 1) : name;
        if (!repository.equals(repository.toLowerCase(Locale.ROOT))) {
            return Optional.empty();
        }
        var registry = hasRegistry ? first.toLowerCase(Locale.ROOT) : DOCKER;
        if (registry.equals("index.docker.io") || registry.equals("registry-1.docker.io")) {
            registry = DOCKER;
        }
        var full = registry.equals(DOCKER) && repository.indexOf('/') < 0 ? "library/" + repository : repository;
        return Optional.of(new ImageReference(
                registry,
                full,
                Optional.ofNullable(matcher.group("tag")),
                Optional.ofNullable(matcher.group("digest")).map(digest -> digest.toLowerCase(Locale.ROOT))));
    }

    /// Whether the same text may name another image tomorrow: no digest, and a tag that is moved, or none at all.
    public boolean mutable() {
        return digest.isEmpty() && tag.map(ImageReference::mutableTag).orElse(true);
    }

    /// Whether a tag is one of those that are moved on purpose (`latest`, `main`, `1.0-SNAPSHOT`).
    public static boolean mutableTag(String tag) {
        var word = tag.toLowerCase(Locale.ROOT);
        return MUTABLE.contains(word)
                || word.endsWith("-snapshot")
                || word.endsWith("-latest")
                || word.startsWith("latest-")
                || word.endsWith("-nightly");
    }

    /// By digest where both have one; otherwise by name and tag.
    public boolean same(ImageReference other) {
        if (!registry.equals(other.registry) || !repository.equals(other.repository)) {
            return false;
        }
        if (digest.isPresent() && other.digest.isPresent()) {
            return digest.equals(other.digest);
        }
        return digest.equals(other.digest) && tag.orElse("latest").equals(other.tag.orElse("latest"));
    }
}
