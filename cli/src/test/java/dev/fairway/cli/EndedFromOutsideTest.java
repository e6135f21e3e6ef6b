package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The whole process, told to end in the middle of its work.
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
final class EndedFromOutsideTest {

    @TempDir
    private Path folder;

    @Test
    void nothingIsReportedAndNothingIsLeftBehind() throws Exception {
        var repository = Files.createDirectory(folder.resolve("repository"));
        Console.withStory(repository);
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var out = folder.resolve("out");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.fairway.cli.Main",
                        "audit")
                .directory(repository.toFile())
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        while (names(temporary).isEmpty() && process.isAlive()) {
            Thread.sleep(2);
        }

        process.destroy();

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(out).isEmptyFile();
        assertThat(names(temporary)).isEmpty();
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(Path::toString).toList();
        }
    }
}
