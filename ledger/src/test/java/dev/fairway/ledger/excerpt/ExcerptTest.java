package dev.fairway.ledger.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.StoredLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcerptTest {

    @TempDir
    private Path folder;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore()).everything();

    private Excerpt excerpt(Long... wanted) {
        var log = stored.log().key().verifier();
        return stored.store().read(contents -> {
            var proved = Proved.of(contents, log, Ed25519::holds);
            var note = contents.checkpoint().orElseThrow();
            var excerpt = ExcerptMaking.of(proved, contents, log, note, List.of(wanted));
            try (var out = Files.newOutputStream(folder.resolve("x"))) {
                ExcerptFiles.write(excerpt, "folder", "index", proved::blob, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return excerpt;
        });
    }

    private ExcerptVerdict verdict() {
        return ExcerptVerifier.verify(folder.resolve("x"), stored.log().key().verifier(), Ed25519::holds);
    }

    @Test
    void aRotatedKeyComesWithTheEntriesThatBroughtIt() {
        // The evidence is by a laptop to which a phone handed over.
        assertThat(excerpt(4L).parts().keySet()).containsExactly(0L, 1L, 2L, 4L, 7L);
        assertThat(verdict()).isInstanceOf(ExcerptVerdict.Whole.class);
    }

    @Test
    void whatWasErasedIsSaidByTheEntryThatErasedIt() {
        excerpt(4L);

        assertThat(verdict())
                .isInstanceOfSatisfying(
                        ExcerptVerdict.Whole.class,
                        whole -> assertThat(whole.erased().values()).containsExactly(7L));
    }

    @Test
    void aReleaseBringsItsManifestAndWhatThatNames() {
        assertThat(excerpt(3L).blobs()).hasSize(2);
        assertThat(verdict()).isInstanceOf(ExcerptVerdict.Whole.class);
    }

    @Test
    void everyEntryOfALogCanBePacked() {
        excerpt(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);

        assertThat(verdict())
                .isInstanceOfSatisfying(
                        ExcerptVerdict.Whole.class,
                        whole -> assertThat(whole.excerpt().parts()).hasSize(11));
    }
}
