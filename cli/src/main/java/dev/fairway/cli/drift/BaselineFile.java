package dev.fairway.cli.drift;

import dev.fairway.cli.command.Invocation;
import dev.fairway.formats.report.BaselineEntry;
import dev.fairway.formats.report.BaselineReading;
import dev.fairway.formats.report.JsonReportReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The file that `--baseline` names.
final class BaselineFile {

    /// Some hundred times the report of a large repository.
    private static final int LARGEST = 50_000_000;

    /// What a shell calls the output of a command that it runs beside this one, as in `--baseline <(git show …)`.
    private static final List<String> STREAMS = List.of("/dev/fd/", "/dev/stdin", "/proc/self/fd/");

    private BaselineFile() {}

    /// What the earlier report knew, where one is named; what is wrong with it is added to the other mistakes.
    static Optional<List<BaselineEntry>> read(Invocation invocation, List<String> mistakes) {
        String file = invocation.arguments().matchedOptionValue("--baseline", "");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    entries(file, invocation.surroundings().directory().resolve(file), mistakes));
        } catch (IOException | InvalidPathException _) {
            mistakes.add("%s: this file cannot be read; make it with fairway audit --format json --output %s"
                    .formatted(file, file));
            return Optional.empty();
        }
    }

    private static List<BaselineEntry> entries(String file, Path path, List<String> mistakes) throws IOException {
        if (Files.exists(path) && !Files.isRegularFile(path) && STREAMS.stream().noneMatch(file::startsWith)) {
            mistakes.add("%s: this is no regular file".formatted(file));
            return List.of();
        }
        byte[] bytes;
        try (var stream = Files.newInputStream(path)) {
            bytes = stream.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            mistakes.add("%s: more than %d MB are no report".formatted(file, LARGEST / 1_000_000));
            return List.of();
        }
        return switch (JsonReportReader.read(bytes)) {
            case BaselineReading.Baseline(var entries) -> entries;
            case BaselineReading.Unreadable(var reason, var line) -> {
                mistakes.add("%s%s: %s".formatted(file, line == 0 ? "" : ":" + line, reason));
                yield List.of();
            }
        };
    }
}
