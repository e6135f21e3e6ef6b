package dev.fairway.core.release;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What somebody saw who looked for the parts of a release.
///
/// @param artifacts by the name of their component
/// @param migrations by the name of their component
/// @param missing components that are not there, or not as the release has them; sorted
public record Sighting(
        SortedMap<String, SeenArtifact> artifacts, SortedMap<String, SeenMigrations> migrations, List<String> missing) {

    public Sighting {
        artifacts = Collections.unmodifiableSortedMap(new TreeMap<>(artifacts));
        migrations = Collections.unmodifiableSortedMap(new TreeMap<>(migrations));
        missing = missing.stream().sorted().distinct().toList();
    }

    /// Whether all artifacts and migrations of a release were seen as it has them.
    public boolean covers(Release release) {
        return missing.isEmpty() && release.components().stream().allMatch(this::covers);
    }

    private boolean covers(Component component) {
        return switch (component.kind()) {
            case ARTIFACT -> {
                var seen = artifacts.get(component.name());
                yield seen != null && seen.of().equals(component.digest());
            }
            case MIGRATIONS -> {
                var seen = migrations.get(component.name());
                yield seen != null && seen.of().equals(component.digest());
            }
            case CONFIG, DATA, FLAGS, MODULE -> true;
        };
    }
}
