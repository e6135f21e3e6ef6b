package dev.fairway.ledger.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.tree.Merkle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileMarkTest {

    private final SampleLog log = new SampleLog();

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private FileMark mark = new FileMark(file);

    @BeforeEach
    void inAFolder() {
        file = folder.resolve("mark");
        mark = new FileMark(file);
    }

    @Test
    void thereIsNoneAtFirst() {
        assertThat(mark.read()).isEmpty();
    }

    @Test
    void itOnlyAdvances() {
        mark.advance(note(1));
        mark.advance(note(3));
        mark.advance(note(2));

        assertThat(mark.read()).contains(note(3));
    }

    /// As on a machine that was given the log's key by a variable.
    @Test
    void aFolderThatIsNotThereIsMade() {
        var first = new FileMark(folder.resolve("fairway/keys/mark"));
        first.advance(note(1));

        assertThat(first.read()).contains(note(1));
    }

    @Test
    void aTornWriteLeavesTheOneBefore() throws IOException {
        mark.advance(note(1));
        mark.advance(note(2));
        mark.advance(note(3));
        var bytes = Files.readAllBytes(file);
        for (var torn = 0; torn < 300; torn += 7) {
            var half = bytes.clone();
            // The newest is in the first place again.
            for (var i = torn; i < 300; i++) {
                half[i] = (byte) (i * 31);
            }
            Files.write(file, half);
            assertThat(mark.read()).as("%d bytes written", torn).contains(note(2));
        }
    }

    @Test
    void aDamagedMarkIsNoMark() throws IOException {
        Files.write(file, new byte[100]);

        assertThatThrownBy(() -> mark.read()).isInstanceOf(UncheckedIOException.class);
    }

    private Note note(long size) {
        return log.key()
                .sign(new Checkpoint(log.key().verifier().name(), size, Merkle.leaf(Bytes.utf8("entries: " + size))));
    }
}
