package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that no environment has any more.
final class WhyOfThePastTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void tell() {
        for (var environment : new String[] {"stage", "prod"}) {
            on("2026-01-05").write(file(environment), """
                RETRIES: 3
                LEGACY_GATEWAY: old.%1$s.example.com
                REQUEST_LIMIT: 250
                TIMEOUT: 30
                """.formatted(environment));
        }
        on("2026-01-05").commit("Begin");
        on("2026-03-02").change(file("prod"), "LIMIT: 250", "LIMIT: 900").commit("Allow more in production");
        on("2026-05-04")
                .change(file("stage"), "LEGACY_GATEWAY: old.stage.example.com\n", "")
                .commit("Leave it, stage");
        on("2026-06-08")
                .change(file("prod"), "LEGACY_GATEWAY: old.prod.example.com\n", "")
                .commit("Leave the old gateway");
        for (var environment : new String[] {"stage", "prod"}) {
            on("2026-07-01").change(file(environment), "REQUEST_LIMIT", "HTTP_REQUEST_LIMIT");
        }
        on("2026-07-01").commit("Say which limit");
        console = Console.in(folder);
    }

    private Console on(String day) {
        return Console.in(folder).on(day);
    }

    private static String file(String environment) {
        return "config/" + environment + ".yaml";
    }

    @Test
    void aRemovedKeyIsToldWithWhoRemovedItLast() {
        assertThat(console.run("why", "LEGACY_GATEWAY")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("config/{env}.yaml", "removed", "Leave it, stage")
                .contains("2026-01-05 to 2026-05-04  stage ~ prod", "~ the same but for its own name")
                .contains("No environment has it any more. Last removed 5 months ago in prod (2026-06-08)")
                .contains("\"Leave", "the old gateway\"");
    }

    @Test
    void aRenamedKeyIsToldUnderTheNameThatItHasNow() {
        assertThat(console.run("why", "REQUEST_LIMIT")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("HTTP_REQUEST_LIMIT", "It was called REQUEST_LIMIT before.", "Allow more in production");
    }

    @Test
    void aFileThatIsGoneIsSearchedToo() {
        on("2026-08-01")
                .write("k8s/values-stage.yaml", "LIMIT_OF_OLD: 1\n")
                .write("k8s/values-prod.yaml", "LIMIT_OF_OLD: 2\n");
        on("2026-08-01").commit("Try a chart");
        on("2026-10-01")
                .remove("k8s/values-stage.yaml")
                .remove("k8s/values-prod.yaml")
                .commit("No chart after all");

        assertThat(console.run("why", "LIMIT_OF_OLD")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("k8s/values-{env}.yaml", "No chart after all", "2 -> absent");
    }

    @Test
    void aRemovedKeyIsOneDocumentOfJson() {
        assertThat(console.run("why", "LEGACY_GATEWAY", "--format", "json")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("\"how\": \"removed\"", "\"present\": false");
    }

    @Test
    void whatNeverWasIsAMistakeThatNamesTheNearest() {
        assertThat(console.run("why", "LEGACY_GATEWAI")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("no environment has a key 'LEGACY_GATEWAI'; near it: ");
    }
}
