package dev.fairway.connectors.kustomize;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.fairway.connector.KustomizeRenderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/// Starts the tool in a private directory that holds copies of the files and nothing else.
///
/// The environment is empty but for a search path without programs and a home without files, so the tool finds no
/// `git` to fetch with, no plugin, no proxy and no settings.
///
/// @param command the tool's absolute path and the word that makes it render
record ProcessRenderer(List<String> command, Duration timeout, int maxOutput) implements KustomizeRenderer {

    /// How both tools end where they can do nothing with what they were given; any other code is trouble of their own.
    private static final int REFUSAL = 1;

    ProcessRenderer {
        command = List.copyOf(command);
    }

    @Override
    public Rendering render(String overlayDirectory, SortedMap<String, byte[]> files) {
        try (var cell = Cell.open()) {
            for (var file : files.entrySet()) {
                cell.put(file.getKey(), file.getValue());
            }
            return run(cell, overlayDirectory);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Rendering.Failed("rendering was interrupted");
        } catch (IOException | InvalidPathException _) {
            return new Rendering.Failed("the files cannot be handed to " + name());
        }
    }

    private Rendering run(Cell cell, String overlayDirectory) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(command);
        arguments.add("./" + overlayDirectory);
        var output = cell.output();
        var builder = new ProcessBuilder(arguments)
                .directory(cell.tree().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(cell.nothing().toFile()))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        prepare(builder, cell);
        return finished(builder.start(), output);
    }

    /// Windows starts no program without its own root.
    private static void prepare(ProcessBuilder builder, Cell cell) {
        var systemRoot = builder.environment().get("SystemRoot");
        builder.environment().clear();
        builder.environment().put("PATH", cell.programs().toString());
        builder.environment().put("HOME", cell.home().toString());
        if (systemRoot != null) {
            builder.environment().put("SystemRoot", systemRoot);
        }
    }

    private Rendering finished(Process process, Path output) throws IOException, InterruptedException {
        try {
            var deadline = System.nanoTime() + timeout.toNanos();
            while (!process.waitFor(20, MILLISECONDS)) {
                if (System.nanoTime() > deadline) {
                    return new Rendering.Failed(
                            "%s did not finish within %d seconds".formatted(name(), timeout.toSeconds()));
                }
                if (Files.size(output) > maxOutput) {
                    return tooMuch();
                }
            }
            if (process.exitValue() == REFUSAL) {
                return new Rendering.Refused("%s refuses it".formatted(name()));
            }
            if (process.exitValue() != 0) {
                return new Rendering.Failed("%s failed with exit code %d".formatted(name(), process.exitValue()));
            }
            return Files.size(output) > maxOutput ? tooMuch() : new Rendering.Rendered(Files.readAllBytes(output));
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Rendering tooMuch() {
        return new Rendering.Failed("%s writes more than %d bytes".formatted(name(), maxOutput));
    }

    private String name() {
        return Path.of(command.getFirst()).getFileName() + " " + command.getLast();
    }
}
