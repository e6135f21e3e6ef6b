package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `audit --explain-discovery` says of the order in which changes really travelled.
final class RouteHistoryTest {

    @TempDir
    private Path folder;

    @Test
    void historyConfirmsTheOrderOfTheNames() {
        begin("stage", "prod");
        for (var release = 2; release <= 6; release++) {
            carry(release, "stage", "prod");
        }

        assertThat(explained())
                .contains("history confirms stage before prod: of 5 changes that came to both, one after the other,"
                        + " 5 came to stage first");
    }

    @Test
    void historyThatWentTheOtherWayIsTold() {
        begin("alpha", "prod");
        for (var release = 2; release <= 5; release++) {
            carry(release, "prod", "alpha");
        }
        carry(6, "alpha", "prod");
        Console.in(folder).write("fairway.yaml", """
            version: 1
            route: [alpha, prod]
            """);

        assertThat(explained())
                .contains("history contradicts alpha before prod: of 5 changes that came to both, one after the other,"
                        + " 1 came to alpha first; fairway.yaml can say another route");
    }

    @Test
    void oneChangeSettlesNothingAndNoneSaysNothing() {
        begin("stage", "prod");
        assertThat(explained())
                .contains("history says nothing of stage before prod: no change came to both, one after the other");

        carry(2, "stage", "prod");
        assertThat(explained()).contains("history does not settle stage before prod: of 1 change that came to both");
    }

    @Test
    void withoutHistoryTheReasonIsGiven() {
        write("stage", 1);
        write("prod", 1);

        assertThat(explained()).contains("stage → prod", "history: ").doesNotContain("history says");
    }

    @Test
    void theCountsStandInTheJsonToo() {
        begin("stage", "prod");
        for (var release = 2; release <= 6; release++) {
            carry(release, "stage", "prod");
        }
        var console = Console.in(folder);

        console.run("audit", "--explain-discovery", "--format", "json");

        assertThat(console.out()).contains("\"order\": \"confirmed\"").contains("\"along\": 5");
    }

    private void begin(String... environments) {
        for (var environment : environments) {
            write(environment, 1);
        }
        Console.in(folder).on("2026-05-01").commit("Begin");
    }

    /// One release that goes from one environment to the other.
    private void carry(int release, String first, String then) {
        write(first, release);
        Console.in(folder).on("2026-05-%02d".formatted(2 * release)).commit("Release " + release + " to " + first);
        write(then, release);
        Console.in(folder).on("2026-05-%02d".formatted(2 * release + 1)).commit("Release " + release + " to " + then);
    }

    private void write(String environment, int release) {
        Console.in(folder)
                .write(
                        "config/" + environment + ".yaml",
                        "tag: v" + release + "\nhost: " + environment + ".example.com\n");
    }

    private String explained() {
        var console = Console.in(folder);
        assertThat(console.run("audit", "--explain-discovery")).isEqualTo(Exit.CLEAN);
        return console.out();
    }
}
