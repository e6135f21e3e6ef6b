package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people copy from a report is understood, and where it is taken for something else they are told.
final class TypedByPeopleTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder)
                .on("2026-11-20")
                .write("config/dev.yaml", "timeout: 10\n")
                .write("config/preprod.yaml", "timeout: 10\n")
                .write("config/prod.yaml", "timeout: 20\n")
                .commit("Begin");
    }

    @Test
    void aFindingsFingerprintIsAKey() {
        console.run("audit");
        var fingerprint = console.out().replaceAll("(?s).*add ([0-9a-f]{8}) .*", "$1");

        assertThat(console.run("why", fingerprint)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("config/{env}.yaml#timeout");
        assertThat(console.run("why", "0123abcd")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void anEnvironmentThatStandsInForAnotherIsNamed() {
        assertThat(console.run("diff", "prod", "staging")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("staging: no environment has this name; preprod is one of its tier");

        console.run("diff", "production", "preprod");
        assertThat(console.out()).doesNotContain("no environment has this name");
    }

    @Test
    void aFileOfOneEnvironmentInAFormThatIsNotReadIsAGap() {
        console.write("config/stage.conf", "timeout = 10\n");

        console.run("check");

        assertThat(console.out())
                .contains("config/{env}.conf: named for environments, in a form that is not read: stage");
    }

    @Test
    void jsonWithCommentsIsComparedAndOtherJsonIsAGap() {
        console.write("web/dev.jsonc", "{\n  // why\n  \"retries\": 3,\n}\n")
                .write("web/prod.jsonc", "{\n  // why\n  \"retries\": 5,\n}\n")
                .write("app/dev.json5", "{retries: 3}\n")
                .write("app/prod.json5", "{retries: 5}\n");

        console.run("check");

        assertThat(console.out())
                .contains("web/{env}.jsonc#retries")
                .contains("app/dev.json5:1, app/prod.json5:1: no JSON");
    }
}
