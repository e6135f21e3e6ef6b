package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot be read today is not known: nobody took it away.
final class UnreadTodayTest {

    private static final String PROD = "config/prod.yaml";
    private static final String BROKEN = "retries: 3\nhosts: [a, b\nurl: redis\n";

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder).wide(140);
        for (var environment : new String[] {"stage", "prod"}) {
            repository.write("config/" + environment + ".yaml", "retries: 3\nhosts: [a, b]\nurl: valkey\n");
        }
        repository.as("Ada").commit("Begin");
        repository
                .write(PROD, "retries: 3\nhosts: [a, b]\nurl: redis\n")
                .as("Bob")
                .commit("Use redis");
    }

    @Test
    void whoBreaksAFileHasRemovedNothing() {
        repository.write(PROD, BROKEN).as("Mia").commit("Break it");

        console.run("why", "url");

        assertThat(console.out())
                .contains("prod   unknown", "Bob: Use redis")
                .doesNotContain("removed", "lost it", "deliberate", "Mia", "absent\n");
    }

    @Test
    void norHasWhoBreaksItWithoutACommit() {
        repository.write(PROD, BROKEN);

        console.run("why", "url");

        assertThat(console.out()).contains("prod   unknown").doesNotContain("removed", "lost it", "deliberate");
    }

    @Test
    void aFileThatCannotBeOpenedHasLostNothing() throws IOException {
        Files.delete(folder.resolve(PROD));
        Files.createSymbolicLink(folder.resolve(PROD), Path.of("nothing.yaml"));

        console.run("why", "url");

        assertThat(console.out())
                .contains("stage  valkey", "prod   unknown")
                .doesNotContain("removed", "No environment has it", "absent\n");
    }

    @Test
    void aKeyThatOnlyABrokenFileMayHaveIsNotGone() {
        repository
                .write(PROD, "retries: 3\nhosts: [a, b]\nurl: redis\nonly: 1\n")
                .as("Bob")
                .commit("Add one");
        repository.write(PROD, BROKEN + "only: 1\n").as("Mia").commit("Break it");

        console.run("why", "only");

        assertThat(console.out())
                .contains("prod   unknown", "Bob: Add one")
                .doesNotContain("removed", "Last removed", "No environment has it", "Mia");
    }

    @Test
    void whatStandsOnItsLineInAVersionThatCannotBeReadCameWithIt() {
        repository.write(PROD, BROKEN).as("Mia").commit("Break it");
        repository.write(PROD, BROKEN.replace("redis", "kafka")).as("Carl").commit("Use kafka");
        repository
                .write(PROD, "retries: 3\nhosts: [a, b]\nurl: kafka\n")
                .as("Mia")
                .commit("Mend it");

        console.run("why", "url");

        assertThat(console.out()).contains("Carl: Use kafka").doesNotContain("Mend it", "Break it");
    }

    @Test
    void norIsWhoMendedItOnABranchNamedForAValueOfSomebodyElse() {
        repository.git("checkout", "-q", "-b", "topic");
        repository.write(PROD, BROKEN.replace("redis", "kafka")).as("Carl").commit("Use kafka");
        repository
                .write(PROD, "retries: 3\nhosts: [a, b]\nurl: kafka\n")
                .as("Mia")
                .commit("Mend it");
        repository.git("checkout", "-q", "main");
        repository.git("merge", "-q", "--no-ff", "-m", "Merge topic", "topic");

        console.run("why", "url");

        assertThat(console.out()).contains("Carl: Use kafka").doesNotContain("Mend it");
    }
}
