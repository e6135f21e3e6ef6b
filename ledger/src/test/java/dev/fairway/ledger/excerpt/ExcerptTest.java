package dev.fairway.ledger.excerpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.StoredLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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
        return ExcerptVerifier.verify(folder.resolve("x"), stored.log().key().verifier(), List.of(), Ed25519::holds);
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
                        whole -> assertThat(whole.excerpt().erased().values()).containsExactly(7L));
    }

    @Test
    void aReleaseBringsItsManifestAndWhatThatNames() {
        assertThat(excerpt(3L).blobs()).hasSize(2);
        assertThat(verdict()).isInstanceOf(ExcerptVerdict.Whole.class);
    }

    /// The checkpoint is before them, and says at once whether they are worth a look.
    @Test
    void noEntryIsReadOfWhatTheLogHasNotSigned() throws IOException {
        bomb("nobody's\n", 3);

        assertThat(faults())
                .contains("it is not signed by " + stored.log().key().verifier().name());
        assertThat(ExcerptVerifier.claim(folder.resolve("x")).fault()).isEmpty();
    }

    /// Sparse: on disk it is small.
    @Test
    void whatIsHeldInMemoryOfAnArchiveIsBounded() throws IOException {
        bomb("nobody's\n", 300);

        assertThat(ExcerptVerifier.claim(folder.resolve("x")).fault())
                .hasValueSatisfying(fault -> assertThat(fault.what()).contains("(256 MiB)"));
        bomb(
                stored.store()
                        .read(contents -> contents.checkpoint()
                                .orElseThrow()
                                .bytes()
                                .text()
                                .orElseThrow()),
                300);
        assertThat(faults()).singleElement().asString().contains("(256 MiB)");
    }

    private List<String> faults() {
        return ((ExcerptVerdict.Broken) verdict())
                .faults().stream().map(Fault::what).toList();
    }

    /// An archive with a checkpoint, and then nothing but entries of zeros.
    private void bomb(String checkpoint, int entries) throws IOException {
        try (var file = new RandomAccessFile(folder.resolve("x").toFile(), "rw")) {
            var text = checkpoint.getBytes(StandardCharsets.UTF_8);
            file.setLength(0);
            file.write(header("README.md", 0));
            file.write(header("checkpoint", text.length));
            file.write(text);
            file.write(new byte[512 - text.length % 512]);
            for (var i = 0; i < entries; i++) {
                file.write(header("entries/%d.dsse.json".formatted(i), 1 << 20));
                file.seek(file.getFilePointer() + (1 << 20));
            }
            file.write(new byte[1024]);
        }
    }

    private static byte[] header(String name, long size) throws IOException {
        var out = new ByteArrayOutputStream();
        Tar.begin(out, "x", name, size);
        return out.toByteArray();
    }

    @Test
    void aTextOfAnotherVersionIsFound() throws IOException {
        for (var change : List.of(
                List.of("verify.py", "#!/usr/bin/env python3", "#!/usr/bin/env python2"),
                List.of("HOW-TO-VERIFY.md", "Python", "python"))) {
            excerpt(4L);
            var bytes = Files.readAllBytes(folder.resolve("x"));
            var text = new String(bytes, StandardCharsets.ISO_8859_1);
            var from = text.indexOf(change.get(0));
            Files.writeString(
                    folder.resolve("x"),
                    text.substring(0, from) + text.substring(from).replaceFirst(change.get(1), change.get(2)),
                    StandardCharsets.ISO_8859_1);

            assertThat(faults()).containsExactly("it is not the one that this version of Fairway writes");
        }
    }

    @Test
    void oneThatWouldBeRefusedIsNotMade() {
        var excerpt = excerpt(4L);

        assertThatThrownBy(() -> ExcerptFiles.write(
                        excerpt,
                        "folder",
                        "x".repeat((16 << 20) + 1),
                        _ -> Optional.empty(),
                        OutputStream.nullOutputStream()))
                .isInstanceOf(ExcerptFiles.TooLargeException.class)
                .hasMessage("its README.md has 16777217 bytes, and may have 16777216");
    }

    @Test
    void whatTheLedgerNeitherHasNorErasedIsMissing() {
        assertThat(excerpt(3L).missing()).isEmpty();
        var whole = excerpt(3L);
        var without = new Excerpt(
                whole.log(), whole.checkpoint(), whole.parts(), whole.newest(), new TreeSet<>(), whole.documents());

        assertThat(without.missing().keySet()).isEqualTo(whole.blobs());
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
