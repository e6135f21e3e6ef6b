package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A placeholder that both sides held is a text that they shared: what it became in each is not known.
final class UnrenderedPastTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{ limit }}", "${LIMIT}", "<%= limit %>", "((limit))"})
    void whatWasFilledInOnceWasNotOnceEqual(String placeholder) {
        set(placeholder, placeholder, "Begin");
        set("30", "60", "Write them out, without templates");

        console.run("audit");

        assertThat(console.out())
                .contains("prod and stage changed", "Write them out", "(as far as history goes)")
                .doesNotContain("once equal", "looks deliberate");
    }

    @Test
    void whoWasFilledInAloneIsNotAheadOfTheRest() {
        set("{{ limit }}", "{{ limit }}", "Begin");
        set("30", "{{ limit }}", "Write out what stage has");

        console.run("audit");

        assertThat(console.out())
                .contains(" drift ", "stage changed", "Write out what stage has")
                .doesNotContain("once equal", "looks deliberate", "behind", "may follow");
    }

    @Test
    void whatStoodThereBeforeThePlaceholderWasShared() {
        set("30", "30", "Begin");
        set("{{ limit }}", "{{ limit }}", "Make it a template");
        set("30", "60", "Write them out");

        console.run("audit");

        assertThat(console.out()).contains("once equal", "Write them out");
    }

    @Test
    void aPlaceholderWithADefaultSaysWhatItIs() {
        set("${LIMIT:30}", "${LIMIT:30}", "Begin");
        set("${LIMIT:30}", "60", "Let prod wait longer");

        console.run("audit");

        assertThat(console.out()).contains("once equal", "prod changed");
    }

    private void set(String stage, String prod, String why) {
        repository.write("config/stage.yaml", "limit: " + stage + "\n");
        repository.write("config/prod.yaml", "limit: " + prod + "\n");
        repository.commit(why);
    }
}
