package dev.fairway.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportNodes;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.foreign.ForeignReceipt;
import dev.fairway.ledger.foreign.ForeignVerifier;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitnessTest {

    private static final SigningKey ANN = witness("ann");
    private static final SigningKey BOB = witness("bob");

    @TempDir
    private Path temporary;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());
    private final VerifierKey log = stored.log().key().verifier();

    private static SigningKey witness(String name) {
        return new SigningKey(
                "witness.example/" + name,
                VerifierKey.Type.COSIGNATURE,
                Bytes.utf8(name).sha256());
    }

    private Witness by(SigningKey key) {
        var cosigned = new KnownLogs(temporary.resolve(key.verifier().id().hex()));
        return new Witness(key, cosigned, () -> SampleLog.NOON, Ed25519::holds);
    }

    private Path export(StoredLog of) {
        var folder = temporary.resolve("export-" + of.store().read(contents -> contents.size()));
        of.store().read(contents -> Export.write(contents, folder, log, Ed25519::holds));
        return folder;
    }

    private static Note note(Path export) throws IOException {
        return Note.parse(Bytes.of(Files.readAllBytes(export.resolve("checkpoint"))))
                .orElseThrow();
    }

    private Witness.Result cosign(SigningKey key, Path export) throws IOException {
        var note = note(export);
        var size = Checkpoint.parse(note.text()).orElseThrow().size();
        var result = by(key).cosign(note, log, new ExportNodes(export, size));
        if (result instanceof Witness.Result.Cosigned(var cosigned, var _, var _)) {
            Export.cosign(export, cosigned);
        }
        return result;
    }

    private static String refusal(Witness.Result result) {
        return result instanceof Witness.Result.Refused(var why) ? why : "";
    }

    @Test
    void whatSeveralHaveCosignedIsVerifiedByAStranger() throws IOException {
        stored.everything();
        var export = export(stored);

        assertThat(cosign(ANN, export)).isInstanceOf(Witness.Result.Cosigned.class);
        assertThat(cosign(BOB, export)).isInstanceOf(Witness.Result.Cosigned.class);
        // Again: its older signature makes room.
        assertThat(cosign(ANN, export))
                .isInstanceOfSatisfying(
                        Witness.Result.Cosigned.class,
                        again -> assertThat(again.first()).isFalse());

        assertThat(note(export).lines()).hasSize(3);
        var witnesses = List.of(BOB.verifier(), ANN.verifier());
        assertThat(ForeignVerifier.refusal(
                        export,
                        log.toString(),
                        witnesses.stream().map(VerifierKey::toString).toList()))
                .isEmpty();
        assertThat(new Verifier(log, witnesses, Ed25519::holds, 1).verify(new ExportSource(export)))
                .isInstanceOf(Verdict.Whole.class);
        assertThat(new Verifier(log, List.of(ANN.verifier()), Ed25519::holds, 1).verify(new ExportSource(export)))
                .isInstanceOf(Verdict.Broken.class);
        // An export that has nothing new leaves cosignatures as they are.
        export(stored);
        assertThat(note(export).lines()).hasSize(3);
    }

    @Test
    void aReceiptUnderACosignedCheckpointIsVerifiedByAStranger() throws IOException {
        stored.everything();
        var export = export(stored);
        cosign(ANN, export);
        cosign(BOB, export);
        var witnesses = List.of(ANN.verifier().toString(), BOB.verifier().toString());

        for (var index = 0L; index < 11; index++) {
            var of = index;
            var own = stored.store()
                    .read(contents -> Proved.of(contents, log, Ed25519::holds).receipt(of));
            var receipt = new Receipt(own.entry(), index, own.path(), note(export));
            assertThat(Receipt.parse(receipt.bytes())).contains(receipt);
            assertThat(receipt.proves(log, Ed25519::holds)).isPresent();
            assertThat(ForeignReceipt.refusal(receipt.bytes().array(), log.toString(), witnesses))
                    .isEmpty();
            var other = new Receipt(own.entry(), (index + 1) % 11, own.path(), note(export));
            assertThat(ForeignReceipt.refusal(other.bytes().array(), log.toString(), witnesses))
                    .isPresent();
            var without = new Receipt(own.entry(), index, own.path(), own.checkpoint());
            assertThat(ForeignReceipt.refusal(without.bytes().array(), log.toString(), witnesses))
                    .contains("not signed by the log and the witnesses alone");
        }
    }

    @Test
    void everyFlippedBitOfACosignatureIsFound() throws IOException {
        stored.upTo(3);
        var export = export(stored);
        cosign(ANN, export);
        var file = export.resolve("checkpoint");
        var bytes = Files.readAllBytes(file);
        for (var at = 0; at < bytes.length; at++) {
            var flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % Byte.SIZE);
            Files.write(file, flipped);
            assertThat(new Verifier(log, List.of(ANN.verifier()), Ed25519::holds, 1).verify(new ExportSource(export)))
                    .as("byte %d", at)
                    .isInstanceOf(Verdict.Broken.class);
            assertThat(ForeignVerifier.refusal(
                            export, log.toString(), List.of(ANN.verifier().toString())))
                    .as("byte %d", at)
                    .isPresent();
        }
    }

    @Test
    void aSmallerOneIsNeverCosigned() throws IOException {
        stored.upTo(3);
        var older = export(stored);
        stored.upTo(7);
        var newer = export(stored);
        cosign(ANN, newer);

        assertThat(refusal(cosign(ANN, older))).contains("it was set back");
        assertThat(note(older).lines()).hasSize(1);
        assertThat(cosign(BOB, older)).isInstanceOf(Witness.Result.Cosigned.class);
        assertThat(cosign(BOB, newer)).isInstanceOf(Witness.Result.Cosigned.class);
    }

    @Test
    void aForkIsNeverCosigned() throws IOException {
        stored.upTo(4);
        cosign(ANN, export(stored));
        var fork = new StoredLog(new MemoryLedgerStore(), new SampleLog());
        fork.upTo(3);
        fork.report();
        fork.upTo(9);

        assertThat(refusal(cosign(ANN, export(fork)))).contains("two histories");
    }

    @Test
    void whatTheLogHasNotSignedIsNotCosigned() throws IOException {
        stored.upTo(4);
        var export = export(stored);
        var other = new SampleLog(1).key().verifier();

        assertThat(refusal(by(ANN).cosign(note(export), other, new ExportNodes(export, 4))))
                .contains("not signed by");
        var tile = export.resolve("tile/0/000.p/4");
        var bytes = Files.readAllBytes(tile);
        bytes[5] ^= 1;
        Files.write(tile, bytes);
        assertThat(refusal(cosign(ANN, export))).contains("tiles are not those");
        Files.delete(tile);
        assertThat(refusal(cosign(ANN, export))).contains("tiles are missing");
    }

    @Test
    void whereNothingCanBeRememberedNothingIsSigned() throws IOException {
        stored.upTo(4);
        var export = export(stored);
        Files.writeString(temporary.resolve(ANN.verifier().id().hex()), "no folder");

        assertThatThrownBy(() -> cosign(ANN, export)).isInstanceOf(UncheckedIOException.class);
        assertThat(note(export).lines()).hasSize(1);
    }
}
