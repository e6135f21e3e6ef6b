package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BaselineFileTest {

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void layOut() {
        console = Console.in(folder)
                .write("config/stage.yaml", "timeout: 3000\n")
                .write("config/prod.yaml", "timeout: 10000\n");
    }

    @Test
    void pipeThatNobodyFillsIsNotWaitedFor() throws Exception {
        var made = new ProcessBuilder("mkfifo", folder.resolve("pipe").toString())
                .start()
                .waitFor();
        assumeTrue(made == 0, "this system has no named pipes");

        assertThat(console.run("check", "--baseline", "pipe")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).isEqualTo("fairway: pipe: this is no regular file\n");
    }

    @Test
    void folderIsNoBaseline() {
        assertThat(console.run("check", "--baseline", "config")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).isEqualTo("fairway: config: this is no regular file\n");
    }

    @Test
    void fileThatIsTooLargeForAReportIsNotReadWhole() throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("huge.json").toFile(), "rw")) {
            file.setLength(2_000_000_000);
        }

        assertThat(console.run("check", "--baseline", "huge.json")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).isEqualTo("fairway: huge.json: more than 50 MB are no report\n");
    }
}
