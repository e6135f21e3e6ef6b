package dev.fairway.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Measures whole processes: wall time from start to end, and the most memory they held.
final class Stopwatch {

    private static final Path PROC = Path.of("/proc");
    private static final Set<Integer> ANSWERS = Set.of(0, 1);

    private final Path folder;

    Stopwatch(Path folder) {
        this.folder = folder;
    }

    /// What some runs of one command took.
    ///
    /// @param peakMegabytes the most memory that any of them held; 0 where the system does not tell
    record Measurement(Duration median, Duration least, long peakMegabytes) {}

    /// Runs a command once to warm up, then as often as asked. Findings (exit code 1) are an answer, too; nothing
    /// where it fails.
    Optional<Measurement> measure(int runs, List<String> command) {
        if (once(command).isEmpty()) {
            return Optional.empty();
        }
        var times = new ArrayList<Duration>();
        var peak = 0L;
        for (var i = 0; i < runs; i++) {
            var run = once(command);
            if (run.isEmpty()) {
                return Optional.empty();
            }
            times.add(run.get().wall());
            peak = Math.max(peak, run.get().peakMegabytes());
        }
        times.sort(null);
        return Optional.of(new Measurement(times.get(times.size() / 2), times.getFirst(), peak));
    }

    private record Run(Duration wall, long peakMegabytes) {}

    private Optional<Run> once(List<String> command) {
        try {
            var begun = System.nanoTime();
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            var ended = process.onExit().thenApply(_ -> System.nanoTime());
            var peak = 0L;
            while (!process.waitFor(40, TimeUnit.MILLISECONDS)) {
                peak = Math.max(peak, memory(process.pid()));
            }
            if (!ANSWERS.contains(process.exitValue())) {
                return Optional.empty();
            }
            return Optional.of(new Run(Duration.ofNanos(ended.join() - begun), peak));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// The most memory that a process held so far, as Linux tells it.
    private static long memory(long process) {
        try {
            return Files.readAllLines(PROC.resolve(Long.toString(process)).resolve("status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000)
                    .findFirst()
                    .orElse(0);
        } catch (IOException _) {
            return 0; // it ended meanwhile, or this is not Linux
        }
    }
}
