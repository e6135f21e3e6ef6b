package dev.fairway.core.project;

import java.util.List;
import java.util.Optional;

/// What `fairway.yaml` declares. What it leaves out is discovered.
///
/// @param applications at least one; a file without `applications:` declares one, perhaps without a name
/// @param ledgerKeys public keys of logs that whoever reads the repository believes
public record ProjectFile(List<DeclaredApplication> applications, List<String> ledgerKeys) {

    /// What the file is called, at the root of a repository.
    public static final String NAME = "fairway.yaml";

    public ProjectFile {
        applications = List.copyOf(applications);
        ledgerKeys = List.copyOf(ledgerKeys);
        if (applications.isEmpty()) {
            throw new IllegalArgumentException("project file without an application");
        }
    }

    /// One without keys of logs.
    public ProjectFile(List<DeclaredApplication> applications) {
        this(applications, List.of());
    }

    /// One application with its route and environments; keys at the top of the file are already shared out to each.
    ///
    /// @param name empty where the file gives none
    /// @param route stages from first to last; environments of one stage stand side by side; empty: inferred
    /// @param contract path of the contract, relative to the file
    /// @param environments in the order of the file, those that only the route names included
    public record DeclaredApplication(
            String name, List<List<String>> route, Optional<String> contract, List<DeclaredEnvironment> environments) {
        public DeclaredApplication {
            route = route.stream().map(List::copyOf).toList();
            environments = List.copyOf(environments);
        }
    }

    /// One environment.
    ///
    /// @param sources where its declared state lives, the overlay first
    public record DeclaredEnvironment(
            String name, List<String> aliases, Optional<String> owner, List<DeclaredSource> sources) {
        public DeclaredEnvironment {
            aliases = List.copyOf(aliases);
            sources = List.copyOf(sources);
        }
    }

    /// Where a part of an environment's declared state lives. Paths are relative to the repository's root.
    public sealed interface DeclaredSource {

        /// A plain file of any known format.
        record OverlayFile(String path) implements DeclaredSource {}

        /// Values files of a chart, weakest first, after the chart's own; relative paths are those of the chart's
        /// folder or of the root, whichever holds the file.
        record HelmValues(String chart, List<String> values) implements DeclaredSource {
            public HelmValues {
                values = List.copyOf(values);
            }
        }

        /// A Kustomize overlay's folder.
        record KustomizeOverlay(String path) implements DeclaredSource {}

        /// A dotenv file.
        record EnvFile(String path) implements DeclaredSource {}

        /// A folder of manifests.
        record Manifests(String path) implements DeclaredSource {}
    }
}
