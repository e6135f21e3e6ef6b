package dev.fairway.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaterTest {

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());

    @TempDir
    private Path folder;

    private Checkpoint at(long size) {
        return stored.store()
                .read(contents ->
                        new Checkpoint(stored.log().key().verifier().name(), size, Proofs.root(size, contents)));
    }

    private Verdict inStore(Checkpoint since) {
        return stored.store()
                .read(contents -> verifier().verifySince(new StoreSource(contents, new SecureRandom()), since));
    }

    private Verdict inExport(Checkpoint since) {
        stored.store()
                .read(contents -> Export.write(
                        contents, folder.resolve("export"), stored.log().key().verifier(), Ed25519::holds));
        return verifier().verifySince(new ExportSource(folder.resolve("export")), since);
    }

    private Verifier verifier() {
        return new Verifier(stored.log().key().verifier(), List.of(), Ed25519::holds, 2);
    }

    private static List<String> faults(Verdict verdict) {
        return verdict instanceof Verdict.Broken(var faults, var _)
                ? faults.stream().map(Fault::toString).toList()
                : List.of();
    }

    @Test
    void everyBeginningOfALogLeadsToItsEnd() {
        stored.everything();
        stored.upTo(300);
        for (var size : List.of(1, 2, 3, 5, 8, 10, 11, 255, 256, 257, 299, 300)) {
            assertThat(inStore(at(size))).as("since %d", size).isInstanceOf(Verdict.Whole.class);
            assertThat(inExport(at(size)))
                    .as("export since %d", size)
                    .isInstanceOfSatisfying(
                            Verdict.Whole.class,
                            whole -> assertThat(whole.checkpoint().size()).isEqualTo(300));
        }
    }

    @Test
    void anotherBeginningIsNone() {
        stored.everything();
        var other = new Checkpoint(stored.log().key().verifier().name(), 5, Merkle.leaf(Bytes.utf8("other")));

        assertThat(faults(inStore(other)))
                .containsExactly("checkpoint: its first 5 entries are not those that were verified before");
        assertThat(faults(inExport(other))).hasSize(1);
        assertThat(faults(inStore(new Checkpoint(other.origin(), 99, other.root()))))
                .containsExactly("checkpoint: it has 11 entries, and the one that was verified before 99");
    }

    @Test
    void aLaterEntryByAKeyThatWasEndedBeforeIsRefused() {
        var phone = SampleLog.signer(2);
        stored.everything();
        // everything() has handed this key over to another one.
        stored.force(stored.log()
                .accepted(
                        stored.log()
                                .author(phone)
                                .state("urn:fairway:heartbeat:v1", List.of(SampleLog.subject("x")), Map.of()),
                        stored.log().after(stored.log().author(phone).introduce(StoredLog.ANN))));

        assertThat(faults(inStore(at(11))))
                .containsExactly("entry 11 may not be where it is: no key in force verifies it");
        assertThat(faults(inExport(at(11)))).hasSize(1);
    }

    @Test
    void aLaterEntryWithoutItsSignatureIsRefused() throws IOException {
        stored.everything();
        inExport(at(5));
        var file = folder.resolve("export/envelopes/000.p/11");
        var whole = Files.readAllBytes(file);
        for (var at = whole.length - 1; at > whole.length - 1500; at -= 37) {
            var flipped = whole.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertThat(verifier().verifySince(new ExportSource(folder.resolve("export")), at(9)))
                    .as("byte %d of %d", at, whole.length)
                    .isInstanceOf(Verdict.Broken.class);
        }
    }

    @Test
    void aMissingBlobOfALaterEntryIsAFaultAndOneOfABeforeIsNot() throws IOException {
        stored.everything();
        inExport(at(3));
        for (var name : blobs()) {
            var file = folder.resolve("export/blobs").resolve(name);
            var bytes = Files.readAllBytes(file);
            Files.write(file, new byte[] {1});
            assertThat(verifier().verifySince(new ExportSource(folder.resolve("export")), at(3)))
                    .isInstanceOf(Verdict.Broken.class);
            assertThat(verifier().verifySince(new ExportSource(folder.resolve("export")), at(10)))
                    .isInstanceOf(Verdict.Whole.class);
            Files.write(file, bytes);
        }
    }

    private Set<String> blobs() throws IOException {
        try (var files = Files.list(folder.resolve("export/blobs"))) {
            return Set.copyOf(
                    files.map(file -> String.valueOf(file.getFileName())).toList());
        }
    }

    @Test
    void aKeyEntryOfTheBeginningThatWasChangedIsFound() throws IOException {
        stored.everything();
        inExport(at(3));
        var file = folder.resolve("export/tile/entries/000.p/11");
        var bytes = Files.readAllBytes(file);
        // In the leaf of the founder's key.
        bytes[20] ^= 1;
        Files.write(file, bytes);

        assertThat(faults(verifier().verifySince(new ExportSource(folder.resolve("export")), at(3))))
                .containsExactly("tile/entries/000.p/11: it holds other entries than were verified before");
    }

    @Test
    void aHugeBlobThatNothingRefersToIsNotRead() throws IOException {
        stored.everything();
        inExport(at(3));
        var file = folder.resolve("export/blobs/" + "0".repeat(64));
        try (var huge = new RandomAccessFile(file.toFile(), "rw")) {
            huge.setLength(1L << 40);
        }
        var began = System.nanoTime();

        assertThat(faults(verifier().verify(new ExportSource(folder.resolve("export")))))
                .containsExactly("blobs/" + "0".repeat(64) + ": nothing refers to it");
        assertThat(System.nanoTime() - began).isLessThan(20_000_000_000L);
        var referred = blobs().stream()
                .filter(name -> !name.startsWith("0000"))
                .findFirst()
                .orElseThrow();
        Files.move(file, folder.resolve("export/blobs").resolve(referred), StandardCopyOption.REPLACE_EXISTING);
        assertThat(faults(verifier().verify(new ExportSource(folder.resolve("export")))))
                .anyMatch(fault -> fault.contains("larger than any"));
    }
}
