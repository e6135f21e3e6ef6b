package dev.fairway.cli;

import dev.fairway.cli.command.Surroundings;
import dev.fairway.store.sqlite.NativeLibrary;
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
            List.of("check"),
            List.of("release", "create", "--app", "payments", "--version", "1", "--config", "config/prod.yaml"),
            List.of("release", "show", "payments@1", "--format", "json"),
            List.of("ledger", "show"),
            List.of("ledger", "receipt", "payments@1"));

    private Training() {}

    /// Runs each command once over a small repository in the given, empty folder, and ignores what it says.
    ///
    /// @param arguments that folder, and where SQLite's library is to be unpacked
    public static void main(String... arguments) throws IOException {
        NativeLibrary.unpack(Path.of(arguments[1]));
        var folder = Files.createDirectories(Path.of(arguments[0])).toAbsolutePath();
        TrainingGround.lay(folder);
        var nowhere = new PrintWriter(Writer.nullWriter());
        var surroundings = new Surroundings(
                nowhere,
                nowhere,
                folder,
                Map.of(
                        "PATH", System.getenv().getOrDefault("PATH", ""),
                        "HOME", folder.resolve(".home").toString()),
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
