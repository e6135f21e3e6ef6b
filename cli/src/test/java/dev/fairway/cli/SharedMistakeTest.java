package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A finding can be about a value that all environments share: they have not diverged.
final class SharedMistakeTest {

    @TempDir
    private Path folder;

    @Test
    void theDrawingDoesNotSayThatEqualValuesDiverged() {
        var console = Console.in(folder);
        console.write("config/stage.yaml", "NODE_ENV: stage\n");
        console.write("config/prod.yaml", "NODE_ENV: production\n");
        console.commit("Begin");
        console.write("config/prod.yaml", "NODE_ENV: stage\n");
        console.commit("Mistake");

        console.run("audit", "--format", "html");

        assertThat(console.out()).contains("NODE_ENV", "so since ").doesNotContain(">diverged ");
    }
}
