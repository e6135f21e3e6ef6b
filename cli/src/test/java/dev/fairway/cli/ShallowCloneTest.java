package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A clone that holds the last commits only, as CI makes them.
final class ShallowCloneTest {

    @TempDir
    private Path folder;

    @Test
    void blameSaysThatTheCloneIsShallow() throws Exception {
        var console = Console.in(folder)
                .write("config/stage.yaml", "timeout: 1\n")
                .write("config/prod.yaml", "timeout: 2\n")
                .commit("Begin")
                .write("config/stage.yaml", "timeout: 3\n")
                .commit("Raise");
        var head = Files.readString(folder.resolve(".git/HEAD")).strip().substring("ref: ".length());
        console.write(".git/shallow", console.read(".git/" + head));

        assertThat(console.run("audit")).as(console.err()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("history: this clone is shallow: it holds the last commits only");
    }
}
