package dev.fairway.ledger.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.excerpt.ExcerptMaking;
import dev.fairway.ledger.excerpt.ExcerptVerdict;
import dev.fairway.ledger.excerpt.ExcerptVerifier;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.foreign.ForeignVerifier;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log in which people sign with keys of every type of OpenSSH, and everybody who verifies it.
class SshInLogTest {

    private static final List<SoftKey> KEYS = SoftKey.all();

    @TempDir
    private Path folder;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());
    private final VerifierKey log = stored.log().key().verifier();

    /// Entry 0, then of each key the entry that brings it in, and one that it has signed.
    private void fill() {
        stored.append(stored.log().entry0());
        for (var key : KEYS) {
            stored.append(stored.log().author(key.signer()).introduce(actor(key)));
            stored.append(heartbeat(key));
        }
    }

    private String actor(SoftKey key) {
        return "%032x".formatted(KEYS.indexOf(key) + 1);
    }

    private Fact heartbeat(SoftKey key) {
        return stored.log()
                .author(key.signer())
                .state("urn:fairway:heartbeat:v1", List.of(SampleLog.subject("x")), Map.of());
    }

    /// Puts an entry into the log that nobody may: of the newest signature the last byte is another one.
    private void forge(SoftKey key) {
        var good = heartbeat(key);
        var sig = good.signatures().getFirst().sig().array();
        sig[sig.length - 1] ^= 1;
        var signature = new Signature(key.key().fingerprint(), Bytes.of(sig));
        var bad = Fact.of(new Envelope(good.payload(), List.of(signature)));
        var lying = stored.lying(
                good,
                leaf -> new Leaf(
                        leaf.actor(),
                        leaf.payload(),
                        leaf.predicateType(),
                        Digest.of(bad.envelope()),
                        leaf.subjects(),
                        leaf.time()));
        stored.force(new Entry(
                lying.leaf(), bad, lying.signer(), lying.id(), lying.revision(), lying.keys(), lying.vouchedBy()));
    }

    private Verifier verifier() {
        return new Verifier(log, List.of(), Ed25519::holds, 2);
    }

    private Verdict ofStore() {
        return stored.store().read(contents -> verifier().verify(new StoreSource(contents, new SecureRandom())));
    }

    private Path export() {
        var target = folder.resolve("export");
        stored.store().read(contents -> Export.write(contents, target, log, Ed25519::holds));
        return target;
    }

    private Path excerpt() {
        var file = folder.resolve("x");
        stored.store().read(contents -> {
            var proved = Proved.of(contents, log, Ed25519::holds);
            var all = LongStream.range(0, contents.size()).boxed().toList();
            var note = contents.checkpoint().orElseThrow();
            try (var out = Files.newOutputStream(file)) {
                var excerpt = ExcerptMaking.of(proved, contents, log, note, all);
                ExcerptFiles.write(excerpt, "package", "index", proved::blob, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return all;
        });
        return file;
    }

    @Test
    void everybodyVerifiesIt() throws IOException {
        fill();

        assertThat(ofStore()).isInstanceOf(Verdict.Whole.class);
        assertThat(verifier().verify(new ExportSource(export()))).isInstanceOf(Verdict.Whole.class);
        assertThat(ForeignVerifier.refusal(export(), log.toString())).isEmpty();
        assertThat(ExcerptVerifier.verify(excerpt(), log, List.of(), Ed25519::holds))
                .isInstanceOf(ExcerptVerdict.Whole.class);
    }

    @Test
    void nobodyVerifiesAForgedSignature() throws IOException {
        for (var number = 0; number < KEYS.size(); number++) {
            var one = new SshInLogTest();
            one.folder = Files.createDirectory(folder.resolve("of " + number));
            one.assertForgedIsRefused(KEYS.get(number));
        }
    }

    private void assertForgedIsRefused(SoftKey key) throws IOException {
        fill();
        var since = Checkpoint.of(stored.store().read(Contents::checkpoint).orElseThrow(), log, Ed25519::holds)
                .orElseThrow();
        forge(key);

        assertThat(ofStore()).as(key.type()).isInstanceOf(Verdict.Broken.class);
        assertThat(verifier().verify(new ExportSource(export()))).as(key.type()).isInstanceOf(Verdict.Broken.class);
        assertThat(verifier().verifySince(new ExportSource(export()), since))
                .as(key.type())
                .isInstanceOf(Verdict.Broken.class);
        assertThat(ForeignVerifier.refusal(export(), log.toString()))
                .as(key.type())
                .isPresent();
        assertThat(ExcerptVerifier.verify(excerpt(), log, List.of(), Ed25519::holds))
                .as(key.type())
                .isInstanceOf(ExcerptVerdict.Broken.class);
        assertThat(script()).as(key.type()).doesNotContain("whole:").contains("does not hold");
    }

    @Test
    void whatCameLaterIsVerifiedAlone() {
        stored.append(stored.log().entry0());
        for (var key : KEYS) {
            stored.append(stored.log().author(key.signer()).introduce(actor(key)));
        }
        var since = Checkpoint.of(stored.store().read(Contents::checkpoint).orElseThrow(), log, Ed25519::holds)
                .orElseThrow();
        KEYS.forEach(key -> stored.append(heartbeat(key)));

        assertThat(verifier().verifySince(new ExportSource(export()), since)).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void thePackagesScriptVerifiesIt() {
        fill();
        // It asks for all signatures first.
        assertThat(script()).isEqualTo("NOT WHOLE: there are entries of 0 releases, and not of one\n");
    }

    /// What the script in a package of everything says.
    private String script() {
        Assumptions.assumeTrue(output("python3", "-c", "print(1)").startsWith("1"), "there is no python3");
        Assumptions.assumeTrue(output("openssl", "version").startsWith("OpenSSL"), "there is no openssl");
        output("tar", "-xf", excerpt().toString(), "-C", folder.toString());
        return output("python3", "-I", "package/verify.py", log.toString());
    }

    private String output(String... command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(60, TimeUnit.SECONDS) ? text : "";
        } catch (IOException e) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
