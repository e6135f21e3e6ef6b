package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is said where there is more than can be held.
final class TooMuchTest {

    @TempDir
    private Path folder;

    @Test
    void aFileOfTooManyValuesIsAGapThatNamesIt() {
        var console = Console.in(folder)
                .write("config/stage.json", "{\"ports\": [1]}")
                .write("config/prod.json", "{\"ports\": [" + "1,".repeat(400_000) + "1]}");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("config/prod.json: 400003 names and values are more than");
        assertThat(console.err()).contains("nothing of prod could be read");
    }

    @Test
    void objectsThatNoOtherEnvironmentHasDoNotPileUp() {
        var console = Console.in(folder)
                .write("manifests/stage.yaml", objects("stage"))
                .write("manifests/prod.yaml", objects("prod"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("manifests/stage.yaml, manifests/prod.yaml: ", "names and values are more than the");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a", "1", "a.", "1.", "a-", "a/", "a/a.", "1,", "1h", "A_", "=1.0 ", "\\\\.", "a:1/", "[a]."})
    void noValueIsTooLongToBeJudged(String part) {
        var text = part.repeat(20_000);
        var settings = "image: '%1$s'\npassword: '%1$s'\nschedule: '%1$s'\nhost: '%1$s%2$s'\n";
        var console = Console.in(folder)
                .write("config/stage.yaml", settings.formatted(text, "x"))
                .write("config/prod.yaml", settings.formatted(text, "y"));

        assertThat(console.run("audit")).as(console.err()).isNotEqualTo(Exit.BUG);
        assertThat(console.run("check")).as(console.err()).isIn(Exit.CLEAN, Exit.FINDINGS);
    }

    @Test
    void sectionsAreLookedForInFilesOfLongTexts() {
        var console = Console.in(folder).write("settings.json", "{\"note\": \"%s\"}".formatted("\\\"a".repeat(20_000)));

        assertThat(console.run("audit")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("No environments");
    }

    private static String objects(String environment) {
        var data = "  - {a: 1}\n".repeat(2_000);
        return IntStream.range(0, 120)
                .mapToObj(number -> """
                    ---
                    apiVersion: v1
                    kind: Settings
                    metadata:
                      name: of%d%s
                    data:
                    """.formatted(number, environment.substring(1)) + data)
                .collect(Collectors.joining());
    }

    @Test
    void moreDifferencesThanAnybodyReadsAreCountedAndCut() {
        var console = Console.in(folder)
                .write("config/stage.properties", settings(1))
                .write("config/prod.properties", settings(2));

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("it differs in 30500 places, of which 30000 were looked into");
    }

    private static String settings(int value) {
        return IntStream.range(0, 30_500)
                .mapToObj(number -> "retries.%d=%d\n".formatted(number, value))
                .collect(Collectors.joining());
    }
}
