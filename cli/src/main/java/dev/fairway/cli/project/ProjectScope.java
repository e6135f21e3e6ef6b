package dev.fairway.cli.project;

import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.project.ProjectFile.DeclaredApplication;
import dev.fairway.core.project.ProjectFile.DeclaredEnvironment;
import dev.fairway.core.project.ProjectFile.DeclaredSource;
import java.util.List;
import java.util.Optional;

/// What a repository's `fairway.yaml` says of one of its folders: paths are taken from there, what lies elsewhere is
/// left out.
public final class ProjectScope {

    private ProjectScope() {}

    /// @param scope the folder, ending in `/`
    public static ProjectFile within(ProjectFile project, String scope) {
        return new ProjectFile(
                project.applications().stream()
                        .map(application -> new DeclaredApplication(
                                application.name(),
                                application.route(),
                                application.contract(),
                                application.environments().stream()
                                        .map(environment -> within(environment, scope))
                                        .toList()))
                        .toList(),
                project.ledgerKeys());
    }

    private static DeclaredEnvironment within(DeclaredEnvironment environment, String scope) {
        return new DeclaredEnvironment(
                environment.name(),
                environment.aliases(),
                environment.owner(),
                environment.sources().stream()
                        .flatMap(source -> within(source, scope).stream())
                        .toList());
    }

    private static Optional<DeclaredSource> within(DeclaredSource source, String scope) {
        return switch (source) {
            case DeclaredSource.OverlayFile(var path) -> inside(path, scope).map(DeclaredSource.OverlayFile::new);
            case DeclaredSource.KustomizeOverlay(var path) ->
                inside(path, scope).map(DeclaredSource.KustomizeOverlay::new);
            case DeclaredSource.EnvFile(var path) -> inside(path, scope).map(DeclaredSource.EnvFile::new);
            case DeclaredSource.Manifests(var path) -> inside(path, scope).map(DeclaredSource.Manifests::new);
            case DeclaredSource.HelmValues(var chart, var values) ->
                inside(chart, scope).map(path -> new DeclaredSource.HelmValues(path, values(values, scope)));
        };
    }

    private static List<String> values(List<String> values, String scope) {
        return values.stream().map(path -> inside(path, scope).orElse(path)).toList();
    }

    private static Optional<String> inside(String path, String scope) {
        return path.startsWith(scope) ? Optional.of(path.substring(scope.length())) : Optional.empty();
    }
}
