package dev.fairway.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiskTest {

    @TempDir
    private Path folder;

    /// As a process leaves it that is killed: a link to a private key.
    @Test
    void whatKilledProcessesLeftIsRemovedOnceItIsOld() throws IOException {
        var key = Files.writeString(folder.resolve("x.next.pem"), "key");
        var left = Files.createLink(folder.resolve(".x.next.pem123456.new"), key);
        var others = Files.writeString(folder.resolve("notes.new"), "");
        aged(left);
        aged(others);
        var fresh = Files.writeString(folder.resolve(".y.pem99.new"), "");

        Disk.create(folder.resolve("z"), Bytes.utf8("z"));

        assertThat(folder).isDirectoryNotContaining(left::equals);
        assertThat(key).hasContent("key");
        assertThat(others).exists();
        assertThat(fresh).exists();
        aged(fresh);
        Disk.replace(folder.resolve("z"), Bytes.utf8("y"));
        assertThat(fresh).doesNotExist();
        assertThat(folder.resolve("z")).hasContent("y");
    }

    private static void aged(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }
}
