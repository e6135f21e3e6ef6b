package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an application's own file says of a variable that an environment does not set has a past, too.
final class SpringDefaultsTest {

    private static final String APPLICATION = "src/main/resources/application.yml";

    @TempDir
    private Path folder;

    @BeforeEach
    void begin() {
        var console = Console.in(folder).on("2026-01-05");
        console.write(APPLICATION, "web:\n  client:\n    read-timeout-ms: 50000\n");
        for (var environment : new String[] {"dev", "stage", "prod"}) {
            console.write(file(environment), "app:\n  env:\n    LOG_FORMAT: json\n");
        }
        console.commit("Begin");
        for (var environment : new String[] {"dev", "stage"}) {
            console.on("2026-03-02")
                    .write(
                            file(environment),
                            "app:\n  env:\n    LOG_FORMAT: json\n    WEB_CLIENT_READ_TIMEOUT_MS: 0\n");
        }
        console.on("2026-03-02").commit("Wait for ever before production");
        console.on("2026-11-16").change(APPLICATION, "50000", "1000").commit("Answer faster");
    }

    private static String file(String environment) {
        return "helm/values-" + environment + ".yaml";
    }

    @Test
    void aChangeOfItIsToldWithItsCommit() {
        var console = Console.in(folder).wide(160);

        console.run("why", "WEB_CLIENT_READ_TIMEOUT_MS");
        assertThat(console.out()).contains("base", "50000 -> 1000", "50000 -> 0", "Answer faster");

        console.run("check");
        assertThat(console.out()).contains("prod's 1000 came", "Answer faster");

        console.run("check", "--since", "HEAD~1");
        assertThat(console.out())
                .contains("prod went from 50000 to 1000 (", "\"Answer faster\"")
                .contains(APPLICATION + ":3: take it back for all that inherit it, 1000 -> 50000");
    }
}
