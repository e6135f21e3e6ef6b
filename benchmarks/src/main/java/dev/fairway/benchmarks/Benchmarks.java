package dev.fairway.benchmarks;

import dev.fairway.benchmarks.ManyObjects.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Measures Fairway as its users start it, over repositories that are generated from a seed, and prints a table for
/// docs/performance.md.
///
/// Arguments: the launcher to measure, a folder to work in, then which measurements to take (default: all).
public final class Benchmarks {

    private static final long SEED = 20_261_121;
    private static final List<String> ALL = List.of("start", "objects", "files", "small-history", "large-history");
    private static final int OBJECTS = 10_000;
    private static final int COMMITS = 10_000;
    private static final int LARGE_FILE = 4000;
    private static final int SMALL_FILE = 60;
    private static final int FEW_FILES = 7;
    private static final int LONG_RUNS = 3;
    private static final int SHORT_RUNS = 20;

    private final String fairway;
    private final Path folder;
    private final Table table = new Table();

    private Benchmarks(String fairway, Path folder) {
        this.fairway = fairway;
        this.folder = folder;
    }

    public static void main(String... arguments) {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("takes the launcher to measure and a folder to work in");
        }
        var benchmarks = new Benchmarks(arguments[0], Path.of(arguments[1]).toAbsolutePath());
        var asked = arguments.length == 2 ? ALL : List.of(arguments).subList(2, arguments.length);
        for (var name : asked) {
            System.err.println("measuring " + name);
            benchmarks.measure(name);
        }
        System.out.print(benchmarks.table.markdown());
    }

    private void measure(String name) {
        switch (name) {
            case "start" -> start();
            case "objects" -> objects();
            case "files" -> files();
            case "small-history" -> smallHistory();
            case "large-history" -> largeHistory();
            default -> throw new IllegalArgumentException("measures one of " + String.join(", ", ALL));
        }
    }

    /// What a person waits for who only starts it, beside tools of the trade.
    private void start() {
        var few = fresh("few-files");
        new ManyObjects(SEED, FEW_FILES, Names.OWN).asFiles(few);
        row("`--version`", "at most 0.1 s", few, SHORT_RUNS, fairway, "--version");
        row("`check` of 21 small files", "at most 0.5 s, aim 0.25 s", few, SHORT_RUNS, fairway, "check");
        peer(few, "kubectl", "version", "--client");
        peer(few, "terraform", "version");
    }

    private void peer(Path here, String... command) {
        var name = "`" + String.join(" ", command) + "`";
        if (Programs.has(command[0])) {
            row(name, "for comparison", here, SHORT_RUNS, command);
        } else {
            table.absent(name, "not installed here");
        }
    }

    private void objects() {
        for (var names : Names.values()) {
            var streams = fresh("streams");
            new ManyObjects(SEED, OBJECTS, names).asStreams(streams);
            committed(streams);
            large("one file of 10,000 objects each" + said(names), streams);
        }
    }

    private void files() {
        for (var names : Names.values()) {
            var files = fresh("files");
            new ManyObjects(SEED, OBJECTS, names).asFiles(files);
            committed(files);
            large("10,000 files each" + said(names), files);
        }
    }

    private static String said(Names names) {
        return switch (names) {
            case NONE -> ", 1 % different";
            case OWN -> ", each with its environment's name in eight places";
        };
    }

    private void large(String what, Path here) {
        var goal = "at most 8 s, aim 5 s; heap 512 MB";
        row("`check`, 3 environments, " + what, goal, here, LONG_RUNS, fairway, "check");
        row("`audit`, the same", "", here, LONG_RUNS, fairway, "audit");
    }

    private void smallHistory() {
        var here = fresh("small-history");
        new LongHistories(SEED, COMMITS).make(here, SMALL_FILE);
        row("`audit`, 10,000 commits, small files", "at most 5 s", here, LONG_RUNS, fairway, "audit");
    }

    private void largeHistory() {
        var here = fresh("large-history");
        new LongHistories(SEED, COMMITS).make(here, LARGE_FILE);
        var git = measure(here, 1, "git", "--no-pager", "log", "-p", "--", "config")
                .orElseThrow(() -> new IllegalStateException("git log failed"));
        var most = git.median().multipliedBy(3);
        table.row("`git log -p`, 10,000 commits, three files of 4,000 lines", "for comparison", git);
        row("`audit`, the same", "at most 3 times that: " + seconds(most), here, LONG_RUNS, fairway, "audit");
    }

    /// A row of its own, too, for what failed: the other figures are worth having.
    private void row(String what, String goal, Path here, int runs, String... command) {
        measure(here, runs, command)
                .ifPresentOrElse(measured -> table.row(what, goal, measured), () -> table.absent(what, "failed"));
    }

    private static Optional<Stopwatch.Measurement> measure(Path here, int runs, String... command) {
        return new Stopwatch(here).measure(runs, List.of(command));
    }

    private static void committed(Path here) {
        Programs.run(here, List.of("git", "init", "-q", "-b", "main"));
        Programs.run(here, List.of("git", "add", "."));
        Programs.run(
                here,
                List.of(
                        "git",
                        "-c",
                        "user.name=Bench",
                        "-c",
                        "user.email=bench@example.com",
                        "commit",
                        "-q",
                        "-m",
                        "All"));
    }

    /// A folder that only this run has.
    private Path fresh(String name) {
        try {
            Files.createDirectories(folder);
            return Files.createTempDirectory(folder, name + "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String seconds(Duration duration) {
        var seconds = duration.toMillis() / 1000.0;
        return seconds < 1 ? "%.3f s".formatted(seconds) : "%.1f s".formatted(seconds);
    }
}
