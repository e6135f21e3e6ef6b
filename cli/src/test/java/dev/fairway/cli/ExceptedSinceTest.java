package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change of what an exception covers is no finding, and is told.
final class ExceptedSinceTest {

    private static final String FILE = "config/prod.yaml";

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder)
                .write("config/dev.yaml", "timeout: 10\nPASSWORD: Zq81-one-fish\nlevel: a\n")
                .write("config/stage.yaml", "timeout: 20\nPASSWORD: Zq81-one-fish\nlevel: a\n")
                .write(FILE, "timeout: 30\nPASSWORD: Kw92-two-fish\nlevel: a\n")
                .write("config/expected-env-diff.yaml", """
                    version: 1
                    exceptions:
                      - {match: PASSWORD, environments: [prod], owner: a, reason: old, until: 2100-01-01}
                      - match: timeout
                        value: {dev: 10, stage: 20, prod: 30}
                        owner: a
                        reason: old
                        until: 2100-01-01
                    """)
                .commit("Begin");
    }

    private String told() {
        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.CLEAN);
        return console.out().replaceAll("\\s+", " ");
    }

    @Test
    void aValueThatCameCloserIsTold() {
        console.change(FILE, "timeout: 30", "timeout: 20");

        assertThat(told())
                .contains("config/{env}.yaml#timeout: excepted, and the change alters it: prod went from 30 to 20");
    }

    @Test
    void aValueThatBecameEqualIsTold() {
        console.change(FILE, "timeout: 30", "timeout: 10").change("config/stage.yaml", "timeout: 20", "timeout: 10");

        assertThat(told()).contains("stage went from 20 to 10, prod went from 30 to 10");
    }

    @Test
    void aSecretIsNotShown() {
        console.change(FILE, "Kw92-two-fish", "Hd37-new-fish");

        assertThat(told())
                .contains("#PASSWORD: excepted, and the change alters it: prod went from (secret) to (secret)")
                .doesNotContain("fish");
    }

    @Test
    void whatStaysIsNotTold() {
        console.change(FILE, "level: a", "level: a # as ever");

        assertThat(told()).doesNotContain("excepted, and");
    }

    @Test
    void whatTheChangeDoesToTheContractItselfIsNamed() {
        console.change(
                        "config/expected-env-diff.yaml",
                        "version: 1\n",
                        "version: 1\nenvironments: [dev, stage, prod]\n")
                .commit("Name the environments");
        console.change("config/expected-env-diff.yaml", "dev, stage, prod]", "dev, stage]")
                .change(
                        "config/expected-env-diff.yaml",
                        "exceptions:\n",
                        "exceptions:\n  - {match: level, owner: a, reason: new, until: 2100-01-01}\n")
                .change("config/expected-env-diff.yaml", "old, until: 2100-01-01}", "old, until: 2101-01-01}")
                .change(FILE, "level: a", "level: b");

        assertThat(told())
                .contains("an exception of level for any value is new")
                .contains("the exception of PASSWORD goes on until 2101-01-01")
                .contains("prod is no longer among its environments");
    }
}
