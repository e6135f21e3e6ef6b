package dev.fairway.benchmarks;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.VerifierKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/// What of a ledger is measured in processes of their own. Their classes are those that this one has.
final class LedgerProcesses {

    private static final int WRITERS = 16;
    private static final int APPENDS = 100;
    private static final int RUNS = 5;

    private final Path folder;
    private final VerifierKey log;
    private final Bytes seed;

    /// @param folder with the store
    /// @param seed of the log's key
    LedgerProcesses(Path folder, VerifierKey log, Bytes seed) {
        this.folder = folder;
        this.log = log;
        this.seed = seed;
    }

    private static List<String> java(List<String> options, Class<?> program, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /// A process, and what it says.
    private record Writer(Process process, BufferedReader out) {

        static Writer start(List<String> command) throws IOException {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new Writer(
                    process,
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
        }

        void say(String line) throws IOException {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        }
    }

    /// Sixteen processes, each with a key of its own, append at once, as the launcher starts them.
    ///
    /// @return how long each append took, in nanoseconds
    long[] append() throws IOException {
        var writers = new ArrayList<Writer>();
        var options = List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        for (var i = 0; i < WRITERS; i++) {
            var command = java(options, LedgerWriter.class, folder.toString(), log.name(), "" + APPENDS);
            writers.add(Writer.start(command));
            writers.getLast().say(seed.hex());
        }
        for (var writer : writers) {
            writer.out.readLine();
        }
        for (var writer : writers) {
            writer.say("go");
        }
        var times = writers.stream()
                .flatMapToLong(writer -> writer.out.lines().mapToLong(Long::parseLong))
                .toArray();
        if (times.length != WRITERS * APPENDS) {
            throw new IllegalStateException("%d appends were made".formatted(times.length));
        }
        return times;
    }

    void copy(Path export) {
        run(List.of("cp", "-r", export.toString(), folder.resolve("copy").toString()));
        run(List.of("sync", "-f", folder.resolve("copy").toString()));
    }

    /// Looks at the tree alone, several times, and so does the program that `FAIRWAY_FSCK` names: a command to
    /// which the export and the log's key are added as C2SP's own tools take them.
    void trees(Path export, int threads) throws IOException {
        // The launcher's collector, and no more memory than the tree of a million entries may take.
        var ours = java(
                List.of("-Xmx96m", "-XX:+UseSerialGC"),
                TreeOfExport.class,
                export.toString(),
                log.toString(),
                "" + threads);
        row("the tree of the export, a process", ours);
        var other = System.getenv("FAIRWAY_FSCK");
        if (other != null) {
            var key = Files.writeString(folder.resolve("vkey"), log.toString());
            var command = new ArrayList<>(List.of(other.split(" ")));
            command.add("--storage_url=file://%s/".formatted(export));
            command.add("--public_key=" + key);
            row("the same, by %s".formatted(Path.of(command.getFirst()).getFileName()), command);
        }
    }

    private static void row(String what, List<String> command) {
        var said = run(command).strip().replaceAll("\\s+", " ");
        var times = LongStream.range(0, RUNS)
                .map(_ -> {
                    var begun = System.nanoTime();
                    run(command);
                    return System.nanoTime() - begun;
                })
                .toArray();
        Arrays.sort(times);
        System.out.printf("| %s, median of %d | | %.2f s | | %s |%n", what, RUNS, times[RUNS / 2] / 1e9, said);
    }

    /// What it printed.
    private static String run(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("%s ended with %d".formatted(command.getFirst(), process.exitValue()));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
