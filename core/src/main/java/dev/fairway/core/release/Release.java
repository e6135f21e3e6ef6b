package dev.fairway.core.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/// What is brought from stage to stage as it is, never built again. A release never changes once recorded: a
/// correction is a new one.
///
/// @param components sorted; at least one
/// @param commit of the sources, where it was named
/// @param supersedes the id of the release that this one replaces, where it was named
public record Release(
        String app, String version, List<Component> components, Optional<String> commit, Optional<String> supersedes) {

    public Release {
        requireNonNull(app, "app");
        requireNonNull(version, "version");
        components = components.stream().sorted().toList();
        if (!ReleaseNames.isName(app) || !ReleaseNames.isVersion(version)) {
            throw new IllegalArgumentException("a release without a fit name");
        }
        if (components.isEmpty()) {
            throw new IllegalArgumentException("release %s@%s ships nothing".formatted(app, version));
        }
        for (var i = 1; i < components.size(); i++) {
            if (components.get(i - 1).compareTo(components.get(i)) == 0) {
                throw new IllegalArgumentException("release %s@%s has one component twice".formatted(app, version));
            }
        }
        if (commit.filter(it -> !ReleaseNames.isCommit(it)).isPresent()
                || supersedes.filter(it -> !ReleaseNames.isDigest(it)).isPresent()) {
            throw new IllegalArgumentException("release %s@%s has a malformed reference".formatted(app, version));
        }
    }

    /// Whether it has parts that somebody can look for: artifacts, or migrations.
    public boolean canBeSeen() {
        return components.stream().anyMatch(component -> switch (component.kind()) {
            case ARTIFACT, MIGRATIONS -> true;
            case CONFIG, DATA, FLAGS, MODULE -> false;
        });
    }

    /// The same in the place of another one.
    ///
    /// @param id of the release that it replaces
    public Release superseding(String id) {
        return new Release(app, version, components, commit, Optional.of(id));
    }

    /// As people say it: `payments@1.4.2`.
    public String name() {
        return app + "@" + version;
    }
}
