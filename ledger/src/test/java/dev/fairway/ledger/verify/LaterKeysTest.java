package dev.fairway.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.export.Export;
import dev.fairway.ledger.export.ExportSource;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.store.Recorded;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.stream.Bucket;
import dev.fairway.ledger.stream.GrowingHeads;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the entries before a checkpoint say of keys is believed by proof only, whoever can write what is read.
class LaterKeysTest {

    private static final Signer PHONE = SampleLog.signer(2);
    private static final Signer LAPTOP = SampleLog.signer(3);
    private static final Signer THIEF = SampleLog.signer(9);
    private static final long OLD = 300;
    private static final Long ENDING = 2L;

    private final StoredLog stored = new StoredLog(new MemoryLedgerStore());

    @TempDir
    private Path folder;

    /// A log of 300 entries, in which the third one ends Ann's key.
    ///
    /// @param heads whether a heads is among the 300
    private void lost(Supplier<Fact> how, boolean heads) {
        stored.append(stored.log().entry0());
        stored.append(introduction());
        stored.append(how.get());
        stored.upTo(OLD - 20);
        if (heads) {
            stored.state((int) OLD - 20);
        }
        stored.upTo(OLD);
    }

    private static Holder held(String actor) {
        return new Holder(PHONE.key(), PHONE.kind(), actor, true);
    }

    private Fact revoked() {
        return stored.log().author().revoke(held(StoredLog.ANN), 2);
    }

    private Fact rotated() {
        return stored.log().author(PHONE).rotate(StoredLog.ANN, LAPTOP, 2);
    }

    /// An entry that the thief writes with a key that he has, and that only somebody accepts who does not know better.
    private void steal(Signer signer, Fact... believed) {
        var note = stored.log()
                .author(signer)
                .state("urn:fairway:heartbeat:v1", List.of(SampleLog.subject("x")), Map.of());
        stored.force(stored.log().accepted(note, stored.log().after(believed)));
    }

    private Fact introduction() {
        return stored.log().author(PHONE).introduce(StoredLog.ANN);
    }

    private Checkpoint since() {
        return stored.store()
                .read(contents ->
                        new Checkpoint(stored.log().key().verifier().name(), OLD, Proofs.root(OLD, contents)));
    }

    private Verifier verifier() {
        return new Verifier(stored.log().key().verifier(), List.of(), Ed25519::holds, 2);
    }

    private Verdict inStore(UnaryOperator<Contents> lie) {
        return stored.store()
                .read(contents ->
                        verifier().verifySince(new StoreSource(lie.apply(contents), new SecureRandom()), since()));
    }

    private void export() {
        stored.store()
                .read(contents -> Export.write(
                        contents, folder.resolve("export"), stored.log().key().verifier(), Ed25519::holds));
    }

    private Verdict inExport() {
        return verifier().verifySince(new ExportSource(folder.resolve("export")), since());
    }

    /// What a store answers instead of the truth.
    private interface Lie {
        Object answer(String method, Object[] arguments, Object truth);
    }

    private static Contents lying(Contents contents, Lie lie) {
        return (Contents) Proxy.newProxyInstance(
                LaterKeysTest.class.getClassLoader(), new Class<?>[] {Contents.class}, (_, called, arguments) -> {
                    try {
                        return lie.answer(called.getName(), arguments, called.invoke(contents, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /// Indexes in which the entry that ended the key is missing.
    private static Contents withoutEnd(Contents contents) {
        return lying(contents, LaterKeysTest::withoutEnd);
    }

    private static Object withoutEnd(String method, Object[] arguments, Object truth) {
        return switch (truth) {
            case List<?> indexes
            when method.equals("revisions") || method.equals("about") ->
                indexes.stream().filter(index -> !index.equals(ENDING)).toList();
            case Optional<?> held
            when held.orElse(null) instanceof Holder holder ->
                Optional.of(new Holder(holder.key(), holder.kind(), holder.actor(), true));
            case null, default -> truth;
        };
    }

    private void assertFound(Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Broken.class,
                        broken -> assertThat(broken.faults()).isNotEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noStoreHidesARevocation(boolean heads) {
        lost(this::revoked, heads);
        assertThat(inStore(contents -> contents)).isInstanceOf(Verdict.Whole.class);
        steal(PHONE, introduction());

        assertFound(inStore(contents -> contents));
        assertFound(inStore(LaterKeysTest::withoutEnd));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noStoreHidesThatAKeyWasHandedOver(boolean heads) {
        lost(this::rotated, heads);
        steal(PHONE, introduction());

        assertFound(inStore(contents -> contents));
        assertFound(inStore(LaterKeysTest::withoutEnd));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noStoreInventsAKey(boolean heads) {
        lost(this::revoked, heads);
        var invented = invented();
        steal(THIEF, stored.log().author(THIEF).introduce(StoredLog.ANN));

        assertFound(inStore(contents -> lying(
                contents,
                (method, arguments, truth) -> method.equals("entry") && arguments[0].equals(1L) ? invented : truth)));
        assertFound(inStore(contents -> lying(contents, (method, arguments, truth) -> switch (truth) {
            case List<?> _ when method.equals("about") -> List.of(1L);
            case Recorded _ when arguments[0].equals(1L) -> invented;
            case null, default -> truth;
        })));
    }

    /// Ann's first key, as it is not in the log.
    private Recorded invented() {
        var fact = stored.log().author(THIEF).introduce(StoredLog.ANN);
        var entry = stored.log().accepted(fact, stored.log().after());
        return new Recorded(entry.leaf().bytes(), fact.envelope());
    }

    /// Who was dismissed, and has the log's key, says himself where streams end.
    @Test
    void aHeadsAfterTheCheckpointIsNotBelievedOfWhatIsBeforeIt() {
        stored.append(stored.log().entry0());
        stored.append(stored.log().author().add(SampleLog.FOUNDER, PHONE, 2));
        stored.append(stored.log().author().revoke(held(SampleLog.FOUNDER), 3));
        stored.upTo(OLD);
        var map = mapWithoutEnd();
        var root = new Digest("sha256:" + map.root().hex());
        var heads = stored.log()
                .author(PHONE)
                .state(
                        "urn:fairway:heads:v1",
                        List.of(new Subject("heads", root)),
                        Map.of("size", Json.of(OLD), "count", Json.of(map.count()), "root", Json.of(root.text())));
        stored.force(stored.log()
                .accepted(heads, stored.log().after(stored.log().author().add(SampleLog.FOUNDER, PHONE, 2))));
        var bindings = new ArrayList<Binding>();
        map.bindings(bindings::add);
        var buckets = new ArrayList<Bucket>();
        map.buckets(buckets::add);

        assertFound(inStore(contents -> lying(contents, (method, arguments, truth) -> switch (method) {
            case "heads" -> OptionalLong.of(OLD);
            case "buckets" -> buckets;
            case "bindings" ->
                bindings.stream()
                        .filter(it -> arguments[0].equals(Bucket.numberOf(it.key())))
                        .toList();
            default -> withoutEnd(method, arguments, truth);
        })));
    }

    private GrowingHeads mapWithoutEnd() {
        var map = new GrowingHeads();
        stored.store().read(contents -> {
            for (var index = 0L; index < OLD; index++) {
                if (index != ENDING) {
                    var recorded = contents.entry(index);
                    var statement =
                            Fact.parse(recorded.envelope()).orElseThrow().statement();
                    var leaf = Merkle.leaf(recorded.leaf());
                    var at = index;
                    statement.predicate().text("stream").ifPresent(it -> map.add(Binding.ofStream(it), at, leaf));
                    for (var subject : statement.digests()) {
                        map.add(Binding.ofSubject(statement.predicateType(), subject.hex()), at, leaf);
                    }
                }
            }
            return 0;
        });
        return map;
    }

    @Test
    void noExportHidesARevocation() throws IOException {
        lost(this::revoked, false);
        steal(PHONE, introduction());
        export();
        assertFound(inExport());
        rewrite("tile/entries/000", "urn:fairway:key:v1", "urn:fairway:kex:v1", 2);

        assertFound(inExport());
    }

    @Test
    void noExportHidesThatAKeyWasHandedOver() throws IOException {
        lost(this::rotated, false);
        steal(PHONE, introduction());
        export();
        assertFound(inExport());
        rewrite("tile/entries/000", "urn:fairway:key:v1", "urn:fairway:kex:v1", 2);

        assertFound(inExport());
    }

    @Test
    void noExportInventsAKey() throws IOException {
        lost(this::revoked, false);
        var invented = invented();
        steal(THIEF, stored.log().author(THIEF).introduce(StoredLog.ANN));
        export();
        replace("tile/entries/000", Short.BYTES, invented.leaf());
        replace("envelopes/000", Integer.BYTES, invented.envelope());

        assertFound(inExport());
    }

    /// Changes a text where it is for the n-th time, from 0 on.
    private void rewrite(String file, String text, String other, int n) throws IOException {
        var path = folder.resolve("export").resolve(file);
        var whole = Files.readString(path, StandardCharsets.ISO_8859_1);
        var at = -1;
        for (var i = 0; i <= n; i++) {
            at = whole.indexOf(text, at + 1);
        }
        assertThat(at).isPositive();
        Files.writeString(
                path,
                whole.substring(0, at) + other + whole.substring(at + text.length()),
                StandardCharsets.ISO_8859_1);
    }

    /// Puts another text in the place of the second one of a bundle.
    private void replace(String file, int prefix, Bytes text) throws IOException {
        var path = folder.resolve("export").resolve(file);
        var whole = ByteBuffer.wrap(Files.readAllBytes(path));
        var first = prefix + length(whole, prefix, 0);
        var second = first + prefix + length(whole, prefix, first);
        var changed = new ByteArrayOutputStream();
        changed.write(whole.array(), 0, first);
        changed.write(
                prefix == Short.BYTES
                        ? new byte[] {(byte) (text.length() >> 8), (byte) text.length()}
                        : ByteBuffer.allocate(prefix).putInt(text.length()).array());
        changed.write(text.array());
        changed.write(whole.array(), second, whole.capacity() - second);
        Files.write(path, changed.toByteArray());
    }

    private static int length(ByteBuffer bytes, int prefix, int at) {
        return prefix == Short.BYTES ? bytes.getShort(at) & 0xffff : bytes.getInt(at);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theFounderEndsAKeyThatNobodyUsesAnyMore(boolean heads) {
        lost(this::note, heads);
        stored.append(revoked());
        export();

        assertThat(inStore(contents -> contents)).isInstanceOf(Verdict.Whole.class);
        assertThat(inExport()).isInstanceOf(Verdict.Whole.class);
    }

    private Fact note() {
        return stored.log().note("nothing was lost");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void nobodySpeaksForWhoHasKeys(boolean heads) {
        lost(this::note, heads);
        stored.force(stored.log()
                .accepted(
                        stored.log()
                                .author()
                                .state(
                                        "urn:fairway:heartbeat:v1",
                                        List.of(SampleLog.subject("x")),
                                        Map.of(
                                                "behalf",
                                                Json.of(StoredLog.ANN),
                                                "receiver",
                                                Json.of(SampleLog.FOUNDER))),
                        stored.log().after()));
        export();

        assertFound(inStore(contents -> contents));
        assertFound(inExport());
    }
}
