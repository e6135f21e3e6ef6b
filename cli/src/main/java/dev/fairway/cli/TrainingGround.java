package dev.fairway.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A small repository with a little of everything, for [Training].
final class TrainingGround {

    private static final List<String> ENVIRONMENTS = List.of("dev", "stage", "prod");

    private TrainingGround() {}

    static void lay(Path folder) throws IOException {
        var hasGit = git(folder, "init", "-q");
        write(folder, 3000);
        if (hasGit) {
            commit(folder);
            write(folder, 10_000);
            commit(folder);
        }
    }

    private static void write(Path folder, int timeout) throws IOException {
        for (var environment : ENVIRONMENTS) {
            var millis = environment.equals("prod") ? timeout : 3000;
            file(folder, "config/%s.yaml".formatted(environment), """
                PAYMENT_TIMEOUT_MS: %d
                url: https://api.%s.example.com
                on: {retries: 3, password: %s-s3cr3t}
                """.formatted(millis, environment, environment));
            file(folder, "settings/%s.json".formatted(environment), "{\"timeout\": %d}%n".formatted(millis));
            file(folder, "toml/%s.toml".formatted(environment), "[a]%ntimeout = %d%n".formatted(millis));
            file(folder, "env/.env.%s".formatted(environment), "TIMEOUT=%d%n".formatted(millis));
            file(folder, "props/application-%s.properties".formatted(environment), "a.b=%d%n".formatted(millis));
            file(folder, "infra/%s.tfvars".formatted(environment), "timeout = %d%n".formatted(millis));
            file(folder, "overlays/%s/deployment.yaml".formatted(environment), """
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: api, namespace: %s}
                spec:
                  template:
                    spec:
                      containers:
                        - {name: api, image: "api:1.%d", resources: {limits: {cpu: 500m, memory: 1Gi}}}
                """.formatted(environment, millis));
        }
    }

    private static void file(Path folder, String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static void commit(Path folder) {
        git(folder, "add", "-A");
        git(
                folder,
                "-c",
                "user.name=fairway",
                "-c",
                "user.email=fairway@example.com",
                "commit",
                "-q",
                "-m",
                "training");
    }

    /// Whether git did it; without git there is no history to train on.
    private static boolean git(Path folder, String... arguments) {
        try {
            var command = new ProcessBuilder("git").directory(folder.toFile());
            command.command().addAll(List.of(arguments));
            return command.redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
