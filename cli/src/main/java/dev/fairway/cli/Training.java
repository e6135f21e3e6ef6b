package dev.fairway.cli;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Walks through what people do most, so that the launcher can archive the classes that it takes.
///
/// What is not walked through still works; it only starts slower.
final class Training {

    private Training() {}

    /// Runs each command once, and ignores what it says.
    public static void main(String... arguments) {
        var nowhere = new PrintWriter(Writer.nullWriter());
        var surroundings = new Surroundings(
                nowhere,
                nowhere,
                Path.of("").toAbsolutePath(),
                Map.of(),
                InstantSource.system(),
                Surroundings.Terminal.of("", false, false));
        for (var command : List.of(List.of("--version"), List.of("--help"), List.of("no-such-command"))) {
            Main.run(command, surroundings);
        }
        for (var subcommand : Subcommand.values()) {
            Main.run(List.of(subcommand.text(), "--help"), surroundings);
        }
    }
}
