package dev.fairway.ledger.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Note.Line;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An excerpt is judged as the whole log is, as far as its entries go.
final class ExcerptRulesTest {

    private static final String REVISED = "a revision is missing before this one";

    @TempDir
    private Path folder;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore()).everything();
    private final SampleLog log = stored.log();
    private final VerifierKey key = log.key().verifier();
    private final SigningKey witness = new SigningKey(
            "witness.example/ann",
            VerifierKey.Type.COSIGNATURE,
            Bytes.utf8("ann").sha256());

    private ExcerptVerdict excerpt(List<VerifierKey> witnesses, UnaryOperator<Excerpt> change, List<Long> wanted) {
        return stored.store().read(contents -> {
            var proved = Proved.of(contents, key, Ed25519::holds);
            var note = contents.checkpoint().orElseThrow();
            var excerpt = change.apply(ExcerptMaking.of(proved, contents, key, note, wanted));
            try (var out = Files.newOutputStream(folder.resolve("x"))) {
                ExcerptFiles.write(excerpt, "folder", "index", proved::blob, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return ExcerptVerifier.verify(folder.resolve("x"), key, witnesses, Ed25519::holds);
        });
    }

    private static List<String> faults(ExcerptVerdict verdict) {
        return verdict instanceof ExcerptVerdict.Broken(var faults, var _)
                ? faults.stream().map(Fault::what).toList()
                : List.of();
    }

    /// All entries of the log.
    private List<Long> all() {
        return LongStream.range(0, stored.store().<Long>read(contents -> contents.size()))
                .boxed()
                .toList();
    }

    private void assertBothObject(String what) {
        var verifier = new Verifier(key, List.of(), Ed25519::holds, 1);
        var whole = stored.store().read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));

        assertThat(((Verdict.Broken) whole).faults())
                .anyMatch(fault -> fault.what().contains(what));
        assertThat(faults(excerpt(List.of(), it -> it, all()))).anyMatch(fault -> fault.contains(what));
    }

    @Test
    void anEntryThatIsThereTwiceIsFound() {
        var twice = log.note("y");
        stored.append(twice);
        stored.force(log.accepted(twice, log.after()));

        assertBothObject("repeats");
    }

    @Test
    void anIdThatOneKeyUsesTwiceIsFound() {
        var one = log.note("y");
        stored.append(one);
        var text = one.payload().text().orElseThrow().replace("heartbeat", "sample");
        var other = Fact.of(Signer.envelope(Bytes.utf8(text), log.founder()));
        stored.force(log.accepted(other, log.after()));

        assertBothObject("another statement by this key has this id");
    }

    @Test
    void aRevisionThatNoEntryCanHaveIsFound() {
        stored.append(log.step("sample", 1));
        stored.force(log.accepted(log.step("sample", 3), log.after(log.step("sample", 1), log.step("sample", 2))));

        assertBothObject(REVISED);
        // An entry that was left out may have it.
        assertThat(excerpt(List.of(), it -> it, List.of(11L, 12L))).isInstanceOf(ExcerptVerdict.Whole.class);
    }

    @Test
    void aRevisionThatIsTakenIsFound() {
        stored.append(log.step("sample", 1));
        stored.force(log.accepted(log.step("sample", 1), log.after()));

        assertThat(faults(excerpt(List.of(), it -> it, List.of(11L, 12L))))
                .singleElement()
                .asString()
                .contains("it takes a revision of sample that is taken");
    }

    @Test
    void aPlanThatIsNoneIsFound() {
        var plan = Blob.plain(Bytes.utf8("{\"x\":1}"));
        stored.append(
                log.author()
                        .state(
                                "urn:fairway:transition:v1",
                                List.of(SampleLog.subject("prod")),
                                Map.of("plan", new Reference(plan.digest(), false).json()),
                                new Revision("environment/prod/shop", 3)),
                plan);

        assertBothObject("it is no plan");
    }

    @Test
    void whatIsSaltedInOnePlaceAndNotInAnotherIsFound() {
        stored.append(referring(new Reference(manifest(), true)));

        assertBothObject("refers to a blob as salted that is not");
    }

    @Test
    void aReferenceThatIsNoneIsFound() {
        stored.append(log.author()
                .state(
                        "urn:fairway:snapshot:v1",
                        List.of(SampleLog.subject("y")),
                        Map.of("deep", Json.Mapping.of(Map.of("digest", Json.of("x"))))));

        assertBothObject("refers to a blob in no known form");
    }

    @Test
    void whatIsNeverErasedIsFound() {
        erase(manifest(), manifest());

        assertBothObject("erases what is never erased");
    }

    @Test
    void anErasureOfOthersThanItSaysIsFound() {
        var blob = Blob.plain(Bytes.utf8("an SBOM"));
        stored.append(referring(new Reference(blob.digest(), false)), blob);
        erase(manifest(), blob.digest());

        assertBothObject("is no erasure to the letter");
    }

    @Test
    void anErasureOfMoreThanItIsAboutIsFound() {
        var blob = Blob.plain(Bytes.utf8("an SBOM"));
        stored.append(referring(new Reference(blob.digest(), false)), blob);
        erase(Set.of(blob.digest()), blob.digest(), manifest());

        assertBothObject("is no erasure to the letter");
    }

    @Test
    void anErasureOfWhatNothingRefersToIsFoundWhereNothingWasLeftOut() {
        var never = Digest.of(Bytes.utf8("never"));
        erase(never, never);

        assertBothObject("erases what nothing refers to");
        assertThat(excerpt(List.of(), it -> it, List.of(11L))).isInstanceOf(ExcerptVerdict.Whole.class);
    }

    /// Two files went at once, and one came back for somebody else.
    @Test
    void whatWasErasedAndCameBackElsewhereIsNotPacked() {
        var one = Blob.plain(Bytes.utf8("an SBOM"));
        var other = Blob.plain(Bytes.utf8("another"));
        stored.append(referring(new Reference(one.digest(), false)), one);
        stored.append(referring(new Reference(other.digest(), false)), other);
        var digests = Set.of(one.digest(), other.digest());
        erase(digests, digests.toArray(Digest[]::new));
        stored.append(referring(new Reference(one.digest(), false)), one);

        assertThat(excerpt(List.of(), it -> it, List.of(11L, 12L)))
                .isInstanceOfSatisfying(
                        ExcerptVerdict.Whole.class,
                        whole -> assertThat(whole.excerpt().erased().keySet()).isEqualTo(digests));
        assertThat(excerpt(List.of(), it -> it, all()))
                .isInstanceOfSatisfying(
                        ExcerptVerdict.Whole.class,
                        whole -> assertThat(whole.excerpt().blobs()).contains(one.digest()));
    }

    private Digest manifest() {
        return stored.store()
                .read(contents -> Fact.parse(contents.entry(3).envelope()))
                .orElseThrow()
                .statement()
                .digests()
                .getFirst();
    }

    private Fact referring(Reference reference) {
        return log.author()
                .state("urn:fairway:evidence:v1", List.of(SampleLog.subject("y")), Map.of("file", reference.json()));
    }

    private void erase(Digest said, Digest about) {
        erase(Set.of(about), said);
    }

    private void erase(Set<Digest> about, Digest... said) {
        var digests = Arrays.stream(said).sorted().map(it -> Json.of(it.text())).toList();
        stored.append(
                log.author()
                        .state(
                                "urn:fairway:erasure:v1",
                                about.stream()
                                        .map(it -> new Subject("blob", it))
                                        .toList(),
                                Map.of("digests", new Json.Listing(List.copyOf(digests))),
                                new Revision("erasures", 2)),
                List.of(),
                about);
    }

    @Test
    void everyLogBeginsWithItsFirstEntry() {
        UnaryOperator<Excerpt> withoutFirst = it -> {
            var parts = new TreeMap<>(it.parts());
            parts.remove(0L);
            return new Excerpt(it.log(), it.checkpoint(), parts, it.newest(), it.blobs(), it.documents());
        };

        assertThat(faults(excerpt(List.of(), withoutFirst, List.of(6L))))
                .contains("it is missing: every log begins with it");
    }

    /// As an export's is judged.
    @Test
    void aLineBelowTheCheckpointIsJudged() {
        var junk = new Line(witness.verifier().name(), Bytes.hex("01020304"), Bytes.hex("00".repeat(72)));
        var held = stored.store().read(contents -> contents.checkpoint().orElseThrow());
        var good = witness.cosign(held.text(), log.now());
        var bad = new Line(good.name(), good.id(), junk.signature());

        for (var line : List.of(junk, good, bad)) {
            assertThat(faults(excerpt(List.of(), with(line), List.of(6L))))
                    .singleElement()
                    .asString()
                    .contains("it is cosigned by witness.example/ann, and no witness was named");
        }
        var ann = List.of(witness.verifier());
        assertThat(excerpt(ann, with(good), List.of(6L))).isInstanceOf(ExcerptVerdict.Whole.class);
        assertThat(faults(excerpt(ann, with(junk), List.of(6L))))
                .singleElement()
                .asString()
                .contains("which is none of the witnesses that were named");
        assertThat(faults(excerpt(ann, with(bad), List.of(6L))))
                .containsExactly("the cosignature by witness.example/ann does not hold");
    }

    /// Another line below the checkpoint, wherever that is.
    private static UnaryOperator<Excerpt> with(Line line) {
        return it -> {
            var note = new Note(
                    it.checkpoint().text(), List.of(it.checkpoint().lines().getFirst(), line));
            var parts = new TreeMap<Long, Excerpt.Part>();
            it.parts()
                    .forEach((index, part) -> parts.put(
                            index,
                            new Excerpt.Part(under(note, part.receipt()), part.envelope(), part.leaf(), part.fact())));
            return new Excerpt(it.log(), note, parts, under(note, it.newest()), it.blobs(), it.documents());
        };
    }

    private static Receipt under(Note note, Receipt receipt) {
        return new Receipt(receipt.entry(), receipt.index(), receipt.path(), note);
    }
}
