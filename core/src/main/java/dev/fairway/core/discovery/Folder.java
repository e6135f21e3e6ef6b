package dev.fairway.core.discovery;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The repository as a tree of folders, without those that never describe environments.
///
/// @param path with `/` at its end; empty for the root
/// @param files names of all files in it, also those that hold no settings
record Folder(String path, NavigableMap<String, Folder> folders, NavigableSet<String> files) {

    static final List<String> KUSTOMIZATIONS = List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private static final int DEEPEST = 48;

    /// Other people's code, produced files, prose, and what build services do.
    private static final Set<String> SKIPPED = Set.of(
            "vendor",
            "third_party",
            "third-party",
            "thirdparty",
            "node_modules",
            "bower_components",
            "docs",
            ".github",
            ".gitlab",
            ".buildkite",
            "buildkite",
            ".circleci",
            ".azure-pipelines",
            ".azuredevops",
            ".semaphore",
            ".woodpecker",
            ".git",
            "target",
            "build",
            "dist",
            ".terraform",
            ".idea",
            ".vscode",
            ".gradle",
            "__pycache__",
            "site-packages",
            ".venv",
            "venv");

    private static final Set<String> TESTS =
            Set.of("test", "tests", "spec", "specs", "fixtures", "testdata", "__tests__", "__fixtures__");

    private static final Set<String> ENVIRONMENTS = Set.of("environments", "envs", "env");
    private static final Set<String> PLACES = Set.of("environments", "envs", "env", "overlays", "clusters", "stages");

    static Folder of(Collection<String> paths) {
        var root = new Folder("", new TreeMap<>(), new TreeSet<>());
        for (var path : paths) {
            root.add(path);
        }
        return root;
    }

    private void add(String path) {
        var segments = path.split("/");
        if (segments.length == 0 || segments.length > DEEPEST) {
            return;
        }
        var folder = this;
        for (var i = 0; i < segments.length - 1; i++) {
            if (SKIPPED.contains(segments[i].toLowerCase(Locale.ROOT))) {
                return;
            }
            var inside = folder.path + segments[i] + "/";
            folder = folder.folders.computeIfAbsent(
                    segments[i], _ -> new Folder(inside, new TreeMap<>(), new TreeSet<>()));
        }
        folder.files.add(segments[segments.length - 1]);
    }

    /// The last part of its path.
    String name() {
        var end = path.length() - 1;
        return end <= 0 ? "" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
    }

    /// Whether every child is an environment, whatever its name.
    boolean holdsEnvironments() {
        return ENVIRONMENTS.contains(name().toLowerCase(Locale.ROOT));
    }

    /// Whether its folders are places where things run, even if they have no file name in common.
    boolean holdsPlaces() {
        return PLACES.contains(name().toLowerCase(Locale.ROOT));
    }

    /// Whether it is, or lies in, a folder of tests.
    boolean underTests() {
        for (var segment : path.split("/")) {
            if (TESTS.contains(segment.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    boolean hasKustomization() {
        return KUSTOMIZATIONS.stream().anyMatch(files::contains);
    }
}
