package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commits follow one another along the mainline, whatever the clocks of those who made them say.
final class ClocksTest {

    @TempDir
    private Path folder;

    @Test
    void whatEndedBeforeItBeganHasNoLength() {
        tell("2026-05-01", "2026-04-10", "2026-04-07");
        var console = Console.in(folder);

        console.run("why", "limit");
        assertThat(console.out())
                .containsPattern("from 2026-05-01 +stage = prod")
                .containsPattern("from 2026-04-10 +stage   \\|   prod")
                .contains("2026-04-07 to now         stage = prod", "The commits' clocks disagree");

        console.run("audit", "--last");
        assertThat(console.out()).contains("stage had held it before; the commits' clocks disagree");
    }

    @Test
    void whatLiesAheadIsAClocksMistake() {
        tell("2026-05-01", "2028-04-10");
        var console = Console.in(folder);

        console.run("audit");

        assertThat(console.out()).contains("stage changed by a clock that is ahead (2028-04-10): Kim Vale");
    }

    @Test
    void ofAMomentIsToldWhatCameBeforeItOnTheMainline() {
        tell("2026-05-01", "2026-05-20", "2026-05-03", "2026-05-04");
        var console = Console.in(folder).wide(140);
        console.write("config/prod.yaml", "limit: 5\n");
        console.on("2026-05-04").commit("Last");

        console.run("diff", "stage@{2026-05-03}", "stage@{2026-05-01}");
        assertThat(console.out()).contains("stage@{2026-05-01}  1", "Step 1");

        console.run("diff", "stage@{2026-05-03}", "prod");
        assertThat(console.out()).contains("Last").doesNotContain("History does not tell");
    }

    @Test
    void aChangeFromTheFutureHasNoGrace() {
        tell("2026-05-01", "2028-04-10");
        var console = Console.in(folder);

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("This fails: a change has a time that is still to come");
        console.run("audit");
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("prod is 1 release behind stage, nobody knows since when");
        assertThat(console.on("2028-04-12").run("check")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void clocksThatAgreeAreNotSpokenOf() {
        tell("2026-05-01", "2026-05-10", "2026-05-17");
        var console = Console.in(folder);

        console.run("why", "limit");
        assertThat(console.out()).doesNotContain("clock");

        console.run("audit", "--last");
        assertThat(console.out()).contains("stage had held it for 7 days");
    }

    private void tell(String... days) {
        for (var at = 0; at < days.length; at++) {
            var console = Console.in(folder).on(days[at]);
            console.write("config/stage.yaml", "limit: " + (at == 0 ? 1 : 2) + "\n");
            console.write("config/prod.yaml", "limit: " + (at < 2 ? 1 : 2) + "\n");
            console.commit("Step " + at);
        }
    }
}
