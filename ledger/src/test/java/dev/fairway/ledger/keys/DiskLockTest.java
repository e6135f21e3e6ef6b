package dev.fairway.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskLockTest {

    private static final String HOLDER = """
        void main(String[] file) throws Exception {
            var path = java.nio.file.Path.of(file[0]);
            try (var channel = java.nio.channels.FileChannel.open(path, java.nio.file.StandardOpenOption.WRITE);
                    var held = channel.lock()) {
                IO.println("held");
                IO.readln();
            }
        }
        """;

    @TempDir
    private Path folder;

    @Test
    void whoeverHoldsALockForTooLongIsNotWaitedFor() throws Exception {
        var file = Files.createFile(folder.resolve("lock"));
        var program = Files.writeString(folder.resolve("Holder.java"), HOLDER);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var holder = new ProcessBuilder(java, program.toString(), file.toString()).start();
        try (var out = holder.inputReader();
                var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertThat(out.readLine()).isEqualTo("held");

            assertThatThrownBy(() -> Disk.lock(channel, Duration.ofMillis(200)))
                    .isInstanceOf(IOException.class)
                    .hasMessage("others have held it for 0 s");

            holder.destroyForcibly().waitFor();
            assertThat(Disk.lock(channel).isValid()).isTrue();
        } finally {
            holder.destroyForcibly();
        }
    }
}
