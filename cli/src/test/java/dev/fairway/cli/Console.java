package dev.fairway.cli;

import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Surroundings;
import dev.fairway.cli.drift.DemoStory;
import dev.fairway.connectors.git.StoryRepository;
import dev.fairway.connectors.git.StoryRepository.Chapter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A person at a terminal: a folder, a day, and what the last command said.
final class Console {

    static final Instant TODAY = Instant.parse("2026-11-21T12:00:00Z");

    private final Path folder;
    private final Instant now;
    private final String columns;
    private final Map<String, String> variables = new LinkedHashMap<>();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    private Console(Path folder, Instant now, String columns) {
        this.folder = folder;
        this.now = now;
        this.columns = columns;
    }

    static Console in(Path folder) {
        return new Console(folder, TODAY, "");
    }

    /// The repository of the demonstration.
    static Console withStory(Path folder) {
        StoryRepository.tell(folder, new DemoStory(TODAY).chapters());
        return in(folder);
    }

    /// The same place on another day.
    Console on(Instant day) {
        return new Console(folder, day, columns);
    }

    /// The same place on the morning of a day such as `2026-01-05`.
    Console on(String day) {
        return on(Instant.parse(day + "T10:00:00Z"));
    }

    /// From now on with an environment variable.
    void set(String variable, String value) {
        variables.put(variable, value);
    }

    Console below(String path) {
        return new Console(folder.resolve(path), now, columns);
    }

    /// The same place at a terminal that is so wide.
    Console wide(int width) {
        return new Console(folder, now, Integer.toString(width));
    }

    Exit run(String... arguments) {
        out = new StringWriter();
        err = new StringWriter();
        var surroundings = new Surroundings(
                new PrintWriter(out),
                new PrintWriter(err),
                folder,
                environment(),
                () -> now,
                Surroundings.Terminal.of(columns, false, false));
        var exit = Main.run(List.of(arguments), surroundings);
        surroundings.out().flush();
        surroundings.err().flush();
        return exit;
    }

    private Map<String, String> environment() {
        var environment = new LinkedHashMap<>(variables);
        environment.putIfAbsent("GIT_AUTHOR_EMAIL", "kim@example.com");
        environment.putIfAbsent("HOME", folder + "-home");
        return environment;
    }

    Path folder() {
        return folder;
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }

    Console write(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling(""));
            Files.writeString(path, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Console remove(String file) {
        try {
            Files.delete(folder.resolve(file));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Replaces a text that is there in a file.
    Console change(String file, String before, String after) {
        var text = read(file);
        if (!text.contains(before)) {
            throw new IllegalArgumentException("%s does not hold %s".formatted(file, before));
        }
        return write(file, text.replace(before, after));
    }

    String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Console commit(String message) {
        StoryRepository.tell(
                folder, List.of(new Chapter("Kim Vale", "kim@example.com", now, message, new LinkedHashMap<>())));
        return this;
    }
}
