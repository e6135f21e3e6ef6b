package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several regions of production, each of which stands for itself.
final class RegionsTest {

    @TempDir
    private Path folder;

    @Test
    void everyRegionIsHeldAgainstTheStageBeforeIt() {
        var console = Console.in(folder)
                .write("config/stage.yaml", "limit: 2\nburst: 1\n")
                .write("config/prod-ap.yaml", "limit: 2\nburst: 1\n")
                .write("config/prod-eu.yaml", "limit: 2\nburst: 1\n")
                .write("config/prod-us.yaml", "limit: 3\nburst: 1\n");

        console.run("audit", "--format", "text");

        assertThat(console.out()).contains("stage and prod-us 50 % alike");
    }
}
