package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that one environment had and has not any more: whoever took it away has parted them.
final class LostFileTest {

    private static final String PROD = "env/prod/db.yaml";

    @TempDir
    private Path folder;

    private SampleRepository repository;
    private Console console;

    @BeforeEach
    void begin() {
        repository = SampleRepository.in(folder);
        console = Console.in(folder).wide(140);
        repository.as("Ada").write("env/stage/app.yaml", "name: shop\nsize: small\n");
        repository.write("env/prod/app.yaml", "name: shop\nsize: small\n");
        repository.write("env/stage/db.yaml", "pool: 30\ntimeout: 5\n");
        repository.write(PROD, "pool: 30\ntimeout: 5\n").commit("Begin");
    }

    @Test
    void whoDeletesAFileHasTakenItAway() {
        repository.as("Bob").delete(PROD).commit("Tidy up");

        console.run("audit");
        assertThat(console.out()).contains("major", "Bob, \"Tidy up\"").doesNotContain("stage got it", "minor");

        console.run("why", "env/{env}/db.yaml");
        assertThat(console.out()).contains("prod   removed", "Bob: Tidy up");

        console.run("check", "--since", "HEAD~1");
        assertThat(console.out()).contains("Bob, \"Tidy up\"", "put it back in prod");
    }

    @Test
    void whoEmptiesAFileHasTakenAwayWhatItSaid() {
        repository.as("Bob").write(PROD, "# moved elsewhere\n").commit("Tidy up");

        console.run("audit");
        assertThat(console.out()).contains("Bob, \"Tidy up\"").doesNotContain("stage got it");

        console.run("why", "env/{env}/db.yaml");
        assertThat(console.out()).contains("prod   removed", "Bob: Tidy up");
    }

    @Test
    void whoeverNeverHadTheFileLostNone() {
        repository
                .as("Bob")
                .write("env/stage/mail.yaml", "host: mail\nport: 25\n")
                .commit("Send mail");

        console.run("audit");
        assertThat(console.out()).contains("stage got it", "Bob, \"Send mail\"");
    }
}
