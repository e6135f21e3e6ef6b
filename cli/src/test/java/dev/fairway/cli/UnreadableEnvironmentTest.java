package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An environment whose file is there, and cannot be read, is not an environment less.
final class UnreadableEnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void environmentThatCannotBeReadIsUnseenAndNotGone() throws IOException {
        var console = Console.in(folder)
                .write("config/dev.yaml", "timeout: 3000\n")
                .write("config/prod.yaml", "timeout: 3000\n");
        Files.createSymbolicLink(folder.resolve("config/stage.yaml"), Path.of("/no/such/place"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("dev → stage → prod", "config/stage.yaml: a symbolic link to nothing");
        assertThat(console.err()).contains("nothing of stage could be read");
    }

    @Test
    void folderInThePlaceOfAContractIsCalledOne() throws IOException {
        var console = Console.in(folder).write("config/prod.yaml", "timeout: 3000\n");
        Files.createDirectories(folder.resolve("config/expected-env-diff.yaml"));

        assertThat(console.run("check")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/expected-env-diff.yaml: this file cannot be read: it is a folder");
    }
}
