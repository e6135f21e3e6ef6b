package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Production that does not follow stage, while development goes on ahead of both.
final class LagInAChainTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder);
        hold("dev", 3);
        hold("stage", 3);
        hold("prod", 3);
        console.on("2026-03-01").commit("Begin");
        hold("dev", 4);
        hold("stage", 4);
        console.on("2026-08-01").commit("Raise");
    }

    private void hold(String environment, int timeout) {
        console.write("config/%s.yaml".formatted(environment), "timeout: %d\n".formatted(timeout));
    }

    @Test
    void whatWaitsForMonthsIsNoYoungerForANewStepAheadOfIt() {
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        hold("dev", 5);
        var later = console.on("2026-11-20").commit("Try more");

        assertThat(later.run("check")).as(later.out()).isEqualTo(Exit.FINDINGS);
        assertThat(later.out().replaceAll("\\s+", " ")).contains("prod is 1 release and 111 days behind stage");
    }

    @Test
    void aStepThatEverybodyFollowsInTimePasses() {
        hold("prod", 4);
        console.on("2026-08-10").commit("Follow");
        hold("dev", 5);
        var later = console.on("2026-11-20").commit("Try more");

        assertThat(later.run("check")).as(later.out()).isEqualTo(Exit.CLEAN);
    }
}
