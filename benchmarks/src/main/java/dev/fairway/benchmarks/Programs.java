package dev.fairway.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Runs other programs.
final class Programs {

    private Programs() {}

    /// Runs one that must succeed.
    static void run(Path folder, List<String> command) {
        feed(folder, command, _ -> {});
    }

    /// Runs one that must succeed and reads what `input` writes.
    static void feed(Path folder, List<String> command, Consumer<OutputStream> input) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var stream = process.getOutputStream()) {
                input.accept(stream);
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException("failed: " + String.join(" ", command));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Whether a program of that name can be started.
    static boolean has(String name) {
        var path = System.getenv().getOrDefault("PATH", "");
        var suffix = System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows") ? ".exe" : "";
        for (var folder : path.split(java.io.File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Path.of(folder, name + suffix).toFile().canExecute()) {
                return true;
            }
        }
        return false;
    }
}
