package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// In Helm's templates the text `"false"` is true, as every text is that is not empty.
final class HelmTruthTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder)
                .write("chart/Chart.yaml", "name: shop\n")
                .write("chart/values-stage.yaml", "tracing: {enabled: 'false'}\nurgent: 'true'\nretries: 3\n")
                .write("chart/values-prod.yaml", "tracing: {enabled: false}\nurgent: true\nretries: '3'\n")
                .write("plain/stage.yaml", "enabled: 'false'\n")
                .write("plain/prod.yaml", "enabled: false\n")
                .commit("Begin");
    }

    @Test
    void aTextThatLooksLikeASwitchIsNotTheSwitch() {
        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains("1 difference nobody declared", "tracing.enabled", "\"false\"")
                .doesNotContain("urgent", "retries", "plain");
    }

    @Test
    void itCanBeAcceptedAndMended() {
        assertThat(console.run("contract", "init", "--baseline")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.change("chart/values-stage.yaml", "enabled: 'false'", "enabled: false");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.change("chart/values-prod.yaml", "enabled: false", "enabled: true");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
    }
}
