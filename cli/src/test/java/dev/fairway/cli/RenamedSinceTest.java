package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A change that gives files another name is judged by what it does to their values.
final class RenamedSinceTest {

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder);
        hold("config", 10, 20);
        hold("other", 7, 9);
        repository.commit("Begin");
        repository.git("mv", "config", "settings");
    }

    @Test
    void whatTheSameChangeWidenedIsOneFindingAndClosesNothing() {
        hold("settings", 10, 90);

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);

        assertThat(words())
                .contains("settings/{env}.yaml#limit", "Since HEAD, prod went from 20 to 90")
                .contains("Known before, and left out: 1")
                .doesNotContain("Closed since", "config/{env}.yaml#");
    }

    @Test
    void whatTheSameChangeBroughtTogetherIsClosed() {
        hold("settings", 20, 20);

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);

        assertThat(words()).contains("Closed since HEAD: 1", "config/{env}.yaml#limit");
    }

    @Test
    void aFileThatSaysSomethingElseIsAnotherOne() {
        repository.write("settings/stage.yaml", "limit: 3\nname: third\n");
        repository.write("settings/prod.yaml", "limit: 4\nname: third\n");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);

        assertThat(words()).contains("Closed since HEAD: 1", "settings/{env}.yaml#limit");
    }

    @Test
    void whatIsOnlyRenamedIsKnownAndSaidToBe() {
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);

        assertThat(words())
                .contains("Nothing new since HEAD; 2 known differences left out")
                .contains("settings/{env}.yaml: renamed since HEAD from config/{env}.yaml, and taken for the same");
    }

    @Test
    void anEnvironmentThatIsSpelledInAnotherWayIsKnownToo() {
        repository.git("mv", "settings/prod.yaml", "settings/production.yaml");
        repository.git("mv", "other/prod.yaml", "other/production.yaml");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);

        assertThat(words()).contains("Nothing new since HEAD; 2 known differences left out", "as are 2 more");

        repository.write("other/production.yaml", text("other", 30));

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.FINDINGS);

        assertThat(words()).contains("Since HEAD, production went from 9 to 30", "Known before, and left out: 1");
    }

    @Test
    void soIsTheFileOfOneApplication() {
        repository.git("mv", "settings", "config");
        repository.git("mv", "config/prod.yaml", "config/production.yaml");

        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);

        assertThat(words()).contains("config/production.yaml: renamed since HEAD from config/prod.yaml");
    }

    private void hold(String name, int stage, int prod) {
        repository.write(name + "/stage.yaml", text(name, stage));
        repository.write(name + "/prod.yaml", text(name, prod));
    }

    private static String text(String name, int limit) {
        var same = name.equals("other") ? "other" : "shop";
        return "limit: %d\nname: %s\nretries: %d\nqueue: %s-jobs\n".formatted(limit, same, same.length(), same);
    }

    private String words() {
        return console.out().replaceAll("\\s+", " ");
    }
}
