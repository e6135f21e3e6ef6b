package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a change may do to differences that were there before it.
final class WorseningTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        hold("dev", "1.2.0", 10);
        hold("stage", "1.2.0", 10);
        hold("prod", "1.2.0", 10);
        repository.commit("Begin");
        hold("dev", "1.4.0", 10);
        repository.commit("Release 1.4 to dev");
        hold("stage", "1.3.0", 20);
        repository.commit("Release 1.3 to stage, and wait longer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "html", "sarif", "json"})
    void aPromotionThatClosesOnlyAPartOfAGapIsGood(String format) {
        hold("prod", "1.3.0", 10);

        assertThat(console.run("check", "--since", "HEAD", "--format", format)).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains(format.equals("json") ? "\"narrowed\": [" : "Fewer apart since HEAD");
    }

    @Test
    void aVersionOnItsWayIsNoNewsThoughItsFollowersAreLate() {
        hold("dev", "1.5.0", 10);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("Further along the route since HEAD: 1", "image.tag");

        hold("stage", "1.4.0", 20);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aKnownDifferenceThatGrowsByItselfIsJudged() {
        hold("prod", "1.1.0", 10);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("image.tag");

        hold("prod", "1.2.0", 30);
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("timeout");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "html", "sarif", "json"})
    void theChangeIsNamedThoughTheEnvironmentsPartedBefore(String format) {
        hold("prod", "1.2.0", 30);
        repository.commit("Wait in production");
        hold("prod", "1.2.0", 50);
        repository.commit("Wait still longer");
        var wide = console.wide(140);

        assertThat(wide.run("check", "--since", "HEAD~1", "--format", format)).isEqualTo(Exit.FINDINGS);

        assertThat(wide.out()).contains("prod went from 30 to 50", "Wait still longer");
        if (format.equals("text")) {
            assertThat(wide.out().indexOf("Wait still longer"))
                    .isLessThan(wide.out().indexOf("Wait in production"));
        }
    }

    @Test
    void adviceIsForTheEnvironmentThatTheChangeTouched() {
        hold("prod", "1.2.0", 30);

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);

        assertThat(console.out())
                .contains("do: config/prod.yaml:4: take it back, 30 -> 10", "not committed yet")
                .doesNotContain("do: config/stage.yaml", "do: config/dev.yaml");
    }

    @Test
    void aChangeOnTheWayHasItsDaysAndIsToldSo() {
        hold("stage", "1.4.0", 10);
        hold("prod", "1.4.0", 10);
        repository.commit("Bring all to 1.4");
        hold("dev", "1.5.0", 10);
        hold("stage", "1.5.0", 10);
        repository.commit("Release 1.5 to dev and stage");

        assertThat(console.on("2024-01-05").run("check")).isEqualTo(Exit.CLEAN);
        var late = console.on("2024-02-05");
        assertThat(late.run("check")).isEqualTo(Exit.FINDINGS);

        assertThat(late.out()).contains("This fails: a change is on its way for more than 14 days.");
    }

    @Test
    void whatWasSpelledOtherwiseIsTheSame() {
        repository.write("config/prod.yaml", "image:\n  tag: \"1.2.0\"\nhttp:\n  timeout: 10 # as ever\n");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).doesNotContain("Fewer apart", "Further along");
    }

    @Test
    void aBaselineTellsWhatIsOverAndWhatIsLess() {
        console.run("audit", "--format", "json", "--output", "known.json");
        hold("stage", "1.3.0", 10);
        hold("prod", "1.3.0", 10);

        assertThat(console.run("check", "--baseline", "known.json")).isEqualTo(Exit.CLEAN);

        assertThat(console.out())
                .contains("Closed since the baseline: 1", "timeout", "Fewer apart since the baseline: 1", "image.tag");
    }

    @Test
    void aFileWithAnotherNameIsNeitherNewNorOver() {
        repository.git("mv", "config", "settings");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("2 known differences left out").doesNotContain("Closed since");
    }

    @Test
    void whatCannotBeReadAnyMoreIsNotOver() {
        console.run("audit", "--format", "json", "--output", "known.json");
        repository.write("config/stage.yaml", "image: [\n");

        console.run("check", "--baseline", "known.json");
        assertThat(console.out()).doesNotContain("Closed since");
        console.run("check", "--since", "HEAD");
        assertThat(console.out()).doesNotContain("Closed since");
    }

    private void hold(String environment, String tag, int timeout) {
        repository.write(
                "config/" + environment + ".yaml", "image:\n  tag: %s\nhttp:\n  timeout: %d\n".formatted(tag, timeout));
    }
}
