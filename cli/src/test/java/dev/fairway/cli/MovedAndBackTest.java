package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.testkit.SampleRepository;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A value that was moved by mistake and moved back was there all the time.
final class MovedAndBackTest {

    @TempDir
    private Path folder;

    @Test
    void whoMovedItBackHasNotBroughtIt() {
        var repository = SampleRepository.in(folder);
        var console = Console.in(folder).wide(140);
        repository.write("config/prod.yaml", "ingress:\n  host: shop\nenv:\n  mode: fast\n");
        repository.write("config/stage.yaml", "ingress:\n  host: shop\nenv:\n  mode: fast\n");
        repository.as("Ada").commit("Begin");
        var stage = "ingress:\n  host: shop\nenv:\n  waiting: 45 seconds\n  mode: fast\n";
        repository.as("Bob").write("config/stage.yaml", stage).commit("Wait in stage");
        repository
                .as("Carl")
                .write("config/stage.yaml", stage.replace("env:\n", ""))
                .commit("Tidy");
        repository.as("Mia").write("config/stage.yaml", stage).commit("Add the line that was lost");

        console.run("audit");

        assertThat(console.out())
                .contains("stage got it", "Bob, \"Wait in stage\"")
                .doesNotContain("Carl", "Mia");
    }
}
