package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What several commands count is counted alike, and called by the same words.
final class CountsAgreeTest {

    private static final String SETTINGS = """
        retries: 3
        base_url: https://api.%1$s.example.com/base
        login_url: https://login.%1$s.example.com/start
        search_url: https://search.%1$s.example.com/find
        limits:
          rate: 10
        """;

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void commit() {
        on("2026-03-02")
                .write("config/stage.yaml", SETTINGS.formatted("stage"))
                .write("config/prod.yaml", SETTINGS.formatted("prod") + "  queue: 5\n")
                .commit("Begin");
        on("2026-04-02")
                .change("config/prod.yaml", "  rate: 10\n", "  rate: 10\n  burst: 7\n")
                .commit("Allow bursts");
        on("2026-05-02").change("config/prod.yaml", "retries: 3", "retries: 5").commit("Retry");
        console = Console.in(folder);
    }

    private Console on(String day) {
        return Console.in(folder).on(day);
    }

    @Test
    void whatIsLeftIsWhatCheckTells() {
        console.run("contract", "init");
        assertThat(console.out()).contains("3 differences left");
        console.run("check");
        assertThat(console.out()).startsWith("3 differences nobody declared");

        var fingerprint = first("retries +\\S+ +([0-9a-f]{8})");
        console.run("contract", "add", fingerprint, "--reason", "a trial");

        assertThat(console.out()).contains("2 differences left");
        console.run("check");
        assertThat(console.out()).startsWith("2 differences nobody declared");
    }

    @Test
    void rulesAreCountedAsTheyAreWritten() {
        console.run("audit");
        var proposed = first("Accept \\d+ expected differences? with (\\d+ rules?):");

        console.run("contract", "init");
        assertThat(first("(\\d+ rules?) for \\d+ expected difference")).isEqualTo(proposed);
        console.run("contract", "lint");
        assertThat(first("(\\d+ rules?) and 0 exceptions")).isEqualTo(proposed);
    }

    @Test
    void whatIsExceptedAlreadyIsToldWithHowToExtendIt() {
        console.run("check");
        var fingerprint = first("retries +\\S+ +([0-9a-f]{8})");
        console.run("contract", "add", fingerprint, "--reason", "a trial", "--until", "2026-12-24");

        assertThat(console.run("contract", "add", fingerprint, "--reason", "still", "--until", "2027-02-01"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("config/{env}.yaml#retries is excepted already, until 2026-12-24: a trial")
                .contains("to extend that, change the date after 'until' in ");
    }

    private String first(String pattern) {
        var found = Pattern.compile(pattern).matcher(console.out());
        assertThat(found.find()).as(console.out()).isTrue();
        return found.group(1);
    }
}
