package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An older version that nobody can read any more was there all the same.
final class UnreadPastTest {

    @TempDir
    private Path folder;

    @Test
    void whoChangedWhatCannotBeReadHasNotCreatedIt() throws IOException {
        var repository = SampleRepository.in(folder);
        repository.write("config/stage.yaml", "limit: 30\n").write("config/prod.yaml", "limit: 30\n");
        repository.as("Ada").commit("Begin");
        repository.write("config/prod.yaml", "limit: 60\n");
        repository.as("Bob").commit("Wait longer");
        var lost = repository.git("rev-parse", "HEAD:config/prod.yaml");
        repository.write("config/prod.yaml", "limit: 90\n");
        repository.as("Carl").commit("Wait longer still");
        repository.write("config/prod.yaml", "limit: 99\n");
        repository.as("Dora").commit("Wait as long as can be");
        Files.delete(folder.resolve(".git/objects/" + lost.substring(0, 2) + "/" + lost.substring(2)));

        var console = Console.in(folder).wide(160);
        console.run("why", "limit");

        assertThat(console.out()).contains("90 -> 99", "could not be read").doesNotContain("created", "got it", "Carl");
    }
}
