package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an environment lost makes nothing better, and nothing new.
final class LostFilesTest {

    private static final String SETTINGS = "size: %d\nlimit: %d\nregion: north\n";

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder);
        for (var environment : List.of("dev", "stage", "prod")) {
            var length = environment.length();
            console.write("apps/%s.yaml".formatted(environment), SETTINGS.formatted(length, length))
                    .write("mail/%s.yaml".formatted(environment), "retries: 3\n");
            if (!environment.equals("dev")) {
                console.write("jobs/%s.yaml".formatted(environment), SETTINGS.formatted(length, length));
            }
        }
        console.commit("Begin");
    }

    private int alike() {
        return Integer.parseInt(
                console.out().replaceAll("\\s+", " ").replaceAll(".*stage and prod (\\d+) % alike.*", "$1"));
    }

    @Test
    void nobodyIsMoreAlikeForAFileThatOneOfThreeLost() {
        isLessAlikeWithout("apps/prod.yaml");
    }

    @Test
    void nobodyIsMoreAlikeForAFileThatOneOfTwoLost() {
        isLessAlikeWithout("jobs/prod.yaml");
    }

    private void isLessAlikeWithout(String file) {
        console.run("contract", "init", "--baseline");
        console.commit("Agree");
        console.run("check");
        var before = alike();

        console.remove(file);

        console.run("check");
        assertThat(alike()).isLessThan(before);
        console.run("check", "--since", "HEAD");
        assertThat(alike()).isLessThan(before);
        console.remove("config/expected-env-diff.yaml");
        console.run("check", "--since", "HEAD");
        assertThat(alike()).isLessThan(before);
    }

    /// Sections of one file are looked at where no files are named for environments.
    @Test
    void whatIsComparedOnlySinceSomethingElseIsGoneIsNotNewNorIsThatClosed() {
        console.write("database.yml", "stage:\n  pool: 5\n  cache: on\nprod:\n  pool: 5\n  cache: off\n")
                .write("apps/stage.yaml", console.read("apps/stage.yaml") + "onlyHere: true\n")
                .commit("Describe the database");
        console.remove("apps/prod.yaml").remove("mail/prod.yaml").remove("jobs/prod.yaml");
        console.remove("apps/dev.yaml").remove("mail/dev.yaml");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("database.yml");
        assertThat(console.run("check", "--since", "HEAD")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).doesNotContain("nobody declared").doesNotContain("Closed since");
    }
}
