package dev.fairway.connectors.kustomize;

import dev.fairway.connector.KustomizeRenderer;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the tool that renders overlays.
public final class KustomizeConnector {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_OUTPUT = 64 << 20;

    private KustomizeConnector() {}

    /// A renderer with the first `kubectl`, else the first `kustomize`, of the search path; empty where there is none.
    ///
    /// @param environment the process's environment, of which only `PATH` is looked at
    /// @param untrusted the folder that is audited: a program inside it is never started
    public static Optional<KustomizeRenderer> find(Map<String, String> environment, Path untrusted) {
        return executable(environment, "kubectl", untrusted)
                .map(kubectl -> List.of(kubectl.toString(), "kustomize"))
                .or(() -> executable(environment, "kustomize", untrusted)
                        .map(kustomize -> List.of(kustomize.toString(), "build")))
                .map(command -> new ProcessRenderer(command, TIMEOUT, MAX_OUTPUT));
    }

    private static Optional<Path> executable(Map<String, String> environment, String tool, Path untrusted) {
        var audited = untrusted.toAbsolutePath().normalize();
        for (var place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (var name : List.of(tool, tool + ".exe")) {
                var found = executable(place, name).filter(file -> !file.startsWith(audited));
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Path> executable(String place, String name) {
        try {
            var file = Path.of(place).resolve(name).normalize();
            return file.isAbsolute() && Files.isRegularFile(file) && Files.isExecutable(file)
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
