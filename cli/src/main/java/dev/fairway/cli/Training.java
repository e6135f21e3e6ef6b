package dev.fairway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Walks through what people do most, so that the launcher can archive the classes that it takes.
///
/// What is not walked through still works; it only starts slower.
final class Training {

    private static final List<List<String>> WALK = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("no-such-command"),
            List.of("audit"),
            List.of("audit", "--format", "json", "--color", "always"),
            List.of("check"),
            List.of("check", "--format", "json"),
            List.of("check", "--format", "sarif"),
            List.of("check", "--format", "markdown"),
            List.of("audit", "--format", "html"),
            List.of("why", "PAYMENT_TIMEOUT_MS"),
            List.of("diff", "stage", "prod"),
            List.of("contract", "init"),
            List.of("contract", "lint"),
            List.of("contract", "explain", "PAYMENT_TIMEOUT_MS"),
            List.of("check"));

    private Training() {}

    /// Runs each command once over a small repository in the given, empty folder, and ignores what it says.
    public static void main(String... arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        TrainingGround.lay(folder);
        var nowhere = new PrintWriter(Writer.nullWriter());
        var surroundings = new Surroundings(
                nowhere,
                nowhere,
                folder,
                Map.of("PATH", System.getenv().getOrDefault("PATH", "")),
                InstantSource.system(),
                Surroundings.Terminal.of("", false, false));
        for (var command : WALK) {
            Main.run(command, surroundings);
        }
        for (var subcommand : Subcommand.values()) {
            var words = new ArrayList<>(subcommand.words());
            words.add("--help");
            Main.run(words, surroundings);
        }
    }
}
