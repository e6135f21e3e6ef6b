package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A commit that breaks a file's syntax, and one that mends it, say nothing of the values in it.
final class BrokenPastTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void tell() {
        for (var environment : new String[] {"stage", "prod"}) {
            on("2026-01-05").write(file(environment), "retries: 3\ntimeout: 3000\nhosts: [a, b]\n");
        }
        on("2026-01-05").commit("Begin");
        on("2026-03-02").change(file("prod"), "3000", "10000").commit("Wait longer in production");
        on("2026-05-04").change(file("prod"), "[a, b]", "[a, b").commit("Forget a bracket");
        on("2026-06-08").change(file("prod"), "[a, b", "[a, b]").commit("Mend it");
        console = Console.in(folder);
    }

    private Console on(String day) {
        return Console.in(folder).on(day);
    }

    private static String file(String environment) {
        return "config/" + environment + ".yaml";
    }

    @Test
    void aValueInAFileThatWasBrokenForAWhileIsBlamedOnWhoSetIt() {
        console.run("why", "timeout");

        assertThat(console.out()).contains("Wait longer in production").doesNotContain("Mend it", "Forget a bracket");
    }

    @Test
    void aValueThatAllAgreeOnHasNoEventsOfTheTimeWhenItCouldNotBeRead() {
        console.run("why", "retries");

        assertThat(console.out()).doesNotContain("Mend it", "Forget a bracket", "removed");
    }

    @Test
    void whatChangedWhileAFileWasBrokenIsTheChangeOfWhoMendedIt() {
        on("2026-07-01").change(file("prod"), "retries: 3", "retries: 3: 3").commit("Break a line");
        on("2026-07-09").change(file("prod"), "retries: 3: 3", "retries: 7").commit("Mend the line and retry more");

        console.run("why", "retries");

        assertThat(console.out()).contains("Mend the line").doesNotContain("Break a line");
    }
}
