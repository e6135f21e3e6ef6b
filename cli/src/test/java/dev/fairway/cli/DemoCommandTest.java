package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DemoCommandTest {

    @TempDir
    private Path folder;

    @Test
    void demoTellsTheStoryAndLeavesThePageWhoseBarePathIsTheLastLine() throws IOException {
        var console = Console.in(folder);

        assertThat(console.run("demo")).isEqualTo(Exit.CLEAN);

        var lines = console.out().lines().toList();
        var page = Path.of(lines.getLast());
        assertThat(page).isAbsolute().isRegularFile();
        assertThat(Files.readString(page)).startsWith("<!doctype html>").contains("PAYMENT_GATEWAY_TIMEOUT_MS");
        assertThat(console.out()).contains("10000", "3000", "Priya Natarajan", "Ben Okafor", "a fix was undone");
        try (var made = Files.walk(page.resolveSibling(""))) {
            made.sorted(Comparator.reverseOrder()).forEach(DemoCommandTest::delete);
        }
    }

    private static void delete(Path path) {
        if (!path.toFile().delete()) {
            throw new IllegalStateException("cannot delete " + path);
        }
    }
}
