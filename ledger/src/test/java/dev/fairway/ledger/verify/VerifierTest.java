package dev.fairway.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.MemoryLedgerStore;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VerifierTest {

    private static final String MACHINE = "c".repeat(32);
    private static final Signer CI = SampleLog.signer(5);

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());
    private final SampleLog log = stored.log();

    private Verdict verify() {
        return verify(log.key().verifier());
    }

    private Verdict verify(VerifierKey key) {
        var verifier = new Verifier(key, List.of(), Ed25519::holds, 2);
        return stored.store().read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
    }

    private List<String> faults() {
        return verify() instanceof Verdict.Broken(var faults, var _)
                ? faults.stream().map(Fault::toString).toList()
                : List.of();
    }

    @Test
    void aLogInOrderIsWhole() {
        stored.everything();

        assertThat(verify()).isInstanceOfSatisfying(Verdict.Whole.class, whole -> {
            assertThat(whole.checkpoint().size()).isEqualTo(11);
            assertThat(whole.lastTime()).isEqualTo(log.now());
            assertThat(whole.unsigned()).isZero();
            assertThat(whole.unknown()).containsEntry("urn:fairway:riddle:v7", 1L);
            assertThat(whole.erased().values()).containsExactly(7L);
        });
    }

    @Test
    void aLogOfManyBatchesIsWhole() {
        stored.upTo(1500);

        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void aLogWithoutAnythingIsEmpty() {
        assertThat(verify()).isEqualTo(new Verdict.Empty());
    }

    @Test
    void anotherLogsKeyVerifiesNothing() {
        stored.everything();

        assertThat(verify(new SampleLog(1).key().verifier())).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void aLeafThatDisagreesWithItsEnvelopeIsAFault() {
        stored.everything();
        stored.force(stored.lying(
                log.note("y"),
                leaf -> new Leaf(
                        StoredLog.ANN,
                        leaf.payload(),
                        leaf.predicateType(),
                        leaf.statement(),
                        leaf.subjects(),
                        leaf.time())));

        assertThat(faults()).contains("entry 11: the leaf of entry 11 disagrees with its envelope");
    }

    @Test
    void aTimeThatFallsIsAFault() {
        stored.everything();
        stored.force(stored.lying(
                log.note("y"),
                leaf -> new Leaf(
                        leaf.actor(),
                        leaf.payload(),
                        leaf.predicateType(),
                        leaf.statement(),
                        leaf.subjects(),
                        leaf.time().minusMillis(1))));

        assertThat(faults()).contains("entry 11 may not be where it is: the log's time goes backwards");
    }

    @Test
    void aRepeatedFactIsAFault() {
        stored.everything();
        var twice = log.note("y");
        stored.append(twice);
        stored.force(log.accepted(twice, log.after()));

        assertThat(faults()).contains("entry 12 repeats entry 11");
    }

    @Test
    void aSignatureThatDoesNotHoldIsNamedByItsEntry() {
        stored.everything();
        var verifier = new Verifier(
                log.key().verifier(),
                List.of(),
                (key, message, signature) -> Ed25519.holds(key, message, signature)
                        && !message.text().orElse("").contains("riddle"),
                2);

        var verdict = stored.store().read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));

        assertThat(verdict)
                .isEqualTo(new Verdict.Broken(
                        List.of(new Fault("entry 6", "the signature of entry 6 does not hold")), false));
    }

    @Test
    void aWrongHeadsByTheFounderIsAFault() {
        stored.everything();
        stored.append(stored.heads(11, 3, Bytes.utf8("x").sha256()));

        assertThat(faults()).startsWith("entry 11: its heads is not what the entries before it say");
    }

    @Test
    void aHeadsThatGoesBackIsAFault() {
        stored.everything();
        stored.append(stored.heads(9));

        assertThat(faults()).containsExactly("entry 11: its heads is of entries that it cannot be of");
    }

    @Test
    void aSecondHeadsFollowsTheFirst() {
        stored.everything();
        stored.state(11);

        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void aHeadsBySomebodyElseIsNothing() {
        stored.everything();
        stored.append(log.author(SampleLog.signer(3))
                .state("urn:fairway:heads:v1", List.of(SampleLog.subject("y")), Map.of("size", Json.of(5))));

        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void theHeadsOfAMachineAreRecomputed() {
        stored.everything();
        stored.append(log.author().admit(MACHINE, CI));
        stored.state(12, log.author(CI), -1);
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);

        stored.append(StoredLog.heads(13, 3, Bytes.utf8("x").sha256(), log.author(CI)));
        assertThat(faults()).startsWith("entry 13: its heads is not what the entries before it say");
    }

    @Test
    void aMachineThatHidesAnEntryIsAFault() {
        stored.everything();
        stored.append(log.author().admit(MACHINE, CI));
        stored.state(12, log.author(CI), 10);

        assertThat(faults()).startsWith("entry 12: its heads is not what the entries before it say");
    }

    @Test
    void aMachineThatWasRevokedSaysNothing() {
        stored.everything();
        var admitted = log.author().admit(MACHINE, CI);
        stored.append(admitted);
        stored.append(log.author().revoke(new Holder(CI.key(), CI.kind(), MACHINE, true), 2));
        var heads = StoredLog.heads(13, 3, Bytes.utf8("x").sha256(), log.author(CI));
        stored.force(log.accepted(heads, log.after(admitted)));

        assertThat(faults()).contains("entry 13 may not be where it is: no key in force verifies it");
    }

    /// Its heads is that of anybody: nothing.
    @Test
    void whomAMachineHandsItsKeyOverIsNone() {
        stored.everything();
        stored.append(log.author().admit(MACHINE, CI));
        stored.append(log.author(CI).rotate(MACHINE, SampleLog.signer(6), 2));
        stored.append(StoredLog.heads(3, 3, Bytes.utf8("x").sha256(), log.author(SampleLog.signer(6))));

        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void whoCallsItselfAMachineIsAFault() {
        stored.everything();
        stored.pretend(Fact.of(Signer.envelope(log.author().admit(MACHINE, CI).payload(), CI)), CI);

        assertThat(faults()).contains("entry 11 may not be where it is: a key in force must have signed, too");
    }

    @Test
    void aMissingBlobIsAFault() {
        stored.everything();
        var blob = Blob.plain(Bytes.utf8("an SBOM"));
        stored.append(referring(new Reference(blob.digest(), false)));

        assertThat(faults())
                .containsExactly("blob %s: it is missing, and entry 11 refers to it"
                        .formatted(blob.digest().hex()));
    }

    @Test
    void aBlobThatNothingRefersToIsAFault() {
        stored.everything();
        stored.append(log.note("y"), Blob.plain(Bytes.utf8("stray")));

        assertThat(faults()).hasSize(1).first().asString().endsWith("nothing refers to it");
    }

    @Test
    void aReferenceThatIsNoneIsAFault() {
        stored.everything();
        stored.append(log.author()
                .state(
                        "urn:fairway:snapshot:v1",
                        List.of(SampleLog.subject("y")),
                        Map.of("deep", new Json.Listing(List.of(Json.Mapping.of(Map.of("digest", Json.of("x"))))))));

        assertThat(faults()).containsExactly("entry 11 refers to a blob in no known form");
    }

    @Test
    void whatWasErasedAndIsReferredToAnewIsDueAgain() {
        stored.everything();
        var gone = ((Verdict.Whole) verify()).erased().firstKey();
        stored.append(referring(new Reference(gone, true)));

        assertThat(faults()).hasSize(1).first().asString().contains("it is missing");
    }

    @Test
    void anErasureBySomebodyElseErasesNothing() {
        stored.everything();
        var blob = Blob.plain(Bytes.utf8("an SBOM"));
        stored.append(referring(new Reference(blob.digest(), false)), blob);
        stored.append(
                log.author(SampleLog.signer(3))
                        .state(
                                "urn:fairway:erasure:v1",
                                List.of(new Subject("blob", blob.digest())),
                                Map.of(
                                        "digests",
                                        new Json.Listing(
                                                List.of(Json.of(blob.digest().text())))),
                                new Entry.Revision("erasures", 2)),
                List.of(),
                Set.of(blob.digest()));

        assertThat(faults()).hasSize(1).first().asString().contains("it is missing");
    }

    @Test
    void whatIsStillThereAfterItsErasureIsAFault() {
        stored.everything();
        var blob = Blob.plain(Bytes.utf8("an SBOM"));
        stored.append(referring(new Reference(blob.digest(), false)), blob);
        stored.append(log.author()
                .state(
                        "urn:fairway:erasure:v1",
                        List.of(new Subject("blob", blob.digest())),
                        Map.of(
                                "digests",
                                new Json.Listing(List.of(Json.of(blob.digest().text())))),
                        new Entry.Revision("erasures", 2)));

        assertThat(faults()).hasSize(1).first().asString().contains("still there");
    }

    private Fact referring(Reference reference) {
        return log.author()
                .state("urn:fairway:evidence:v1", List.of(SampleLog.subject("y")), Map.of("file", reference.json()));
    }

    @Test
    void aManifestIsNeverErased() {
        stored.everything();
        var manifest = stored.store().read(contents -> contents.entry(3)).envelope();
        var digest = Fact.parse(manifest).orElseThrow().statement().digests().getFirst();
        stored.append(
                log.author()
                        .state(
                                "urn:fairway:erasure:v1",
                                List.of(new Subject("blob", digest)),
                                Map.of("digests", new Json.Listing(List.of(Json.of(digest.text())))),
                                new Entry.Revision("erasures", 2)),
                List.of(),
                Set.of(digest));

        assertThat(faults()).contains("entry 11 erases what is never erased");
    }
}
