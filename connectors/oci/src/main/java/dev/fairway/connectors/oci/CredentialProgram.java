package dev.fairway.connectors.oci;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.fairway.formats.image.Credential;
import dev.fairway.formats.image.CredentialFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/// Asks `docker-credential-…`, the program in which Docker keeps passwords where the system has a place for them.
///
/// @param environment of this process, of which our own secrets are not passed on
/// @param untrusted the folder that is looked at: a program inside it is never started
record CredentialProgram(Map<String, String> environment, Path untrusted, Duration time) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,60}+");
    private static final int LARGEST = 64 << 10;

    /// What helpers say where they know nothing; all of them have agreed on this.
    private static final String NOT_FOUND = "credentials not found";

    CredentialProgram {
        environment = new TreeMap<>(environment);
    }

    /// What came of asking.
    sealed interface Answer {
        record Found(Credential credential) implements Answer {}

        record Nothing() implements Answer {}

        /// @param why a part of a sentence
        record Trouble(String why) implements Answer {}
    }

    /// @param server whose credentials are wanted, as Docker calls it
    Answer get(String name, String server) {
        var program = NAME.matcher(name).matches() ? executable("docker-credential-" + name) : Optional.<Path>empty();
        if (program.isEmpty()) {
            return new Answer.Trouble("there is no program docker-credential-%s here"
                    .formatted(NAME.matcher(name).matches() ? name : "…"));
        }
        try {
            return run(program.get(), name, server);
        } catch (IOException _) {
            return new Answer.Trouble("docker-credential-%s cannot be started".formatted(name));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Trouble("docker-credential-%s was not waited for".formatted(name));
        }
    }

    private Answer run(Path program, String name, String server) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(program.toString(), "get").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        environment.forEach((key, value) -> {
            if (!key.startsWith("FAIRWAY_")) {
                builder.environment().put(key, value);
            }
        });
        var process = builder.start();
        try {
            try (var in = process.getOutputStream()) {
                in.write(server.getBytes(StandardCharsets.UTF_8));
            } catch (IOException _) {
                // It did not want to know, and its answer says what it wants.
            }
            var output = CompletableFuture.supplyAsync(() -> output(process));
            var answer = output.get(time.toMillis(), MILLISECONDS);
            return process.waitFor(time.toMillis(), MILLISECONDS)
                    ? understood(name, process.exitValue(), answer)
                    : late(name);
        } catch (TimeoutException _) {
            return late(name);
        } catch (ExecutionException _) {
            return new Answer.Trouble("docker-credential-%s answers nothing that can be read".formatted(name));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static byte[] output(Process process) {
        try {
            return process.getInputStream().readNBytes(LARGEST);
        } catch (IOException _) {
            return new byte[0];
        }
    }

    private Answer late(String name) {
        return new Answer.Trouble(
                "docker-credential-%s did not answer within %d seconds".formatted(name, time.toSeconds()));
    }

    private static Answer understood(String name, int exit, byte[] answer) {
        if (exit == 0) {
            return CredentialFile.ofHelper(answer)
                    .<Answer>map(Answer.Found::new)
                    .orElseGet(() -> new Answer.Trouble(
                            "docker-credential-%s answers nothing that can be read".formatted(name)));
        }
        return new String(answer, StandardCharsets.UTF_8).startsWith(NOT_FOUND)
                ? new Answer.Nothing()
                : new Answer.Trouble("docker-credential-%s failed with exit code %d".formatted(name, exit));
    }

    private Optional<Path> executable(String name) {
        var refused = untrusted.toAbsolutePath().normalize();
        for (var place : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            for (var file : new String[] {name, name + ".exe"}) {
                try {
                    var found = Path.of(place).resolve(file).normalize();
                    if (found.isAbsolute()
                            && !found.startsWith(refused)
                            && Files.isRegularFile(found)
                            && Files.isExecutable(found)) {
                        return Optional.of(found);
                    }
                } catch (InvalidPathException _) {
                    // No folder has such a name.
                }
            }
        }
        return Optional.empty();
    }
}
