package dev.fairway.ledger.proved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.HeadsWriting;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// What machines say of where streams end, and who is one.
class MachineEndsTest {

    private static final String NOTE = "urn:fairway:heartbeat:v1";
    private static final String PROD = "environment/prod/shop";
    private static final Signer MACHINE = SampleLog.signer(5);

    private final SampleLog log = new SampleLog();
    private final LedgerStore store = new MemoryLedgerStore();
    private final Journal journal =
            new Journal(new Commits(store, log.key(), new EndsTest.NoMark(), log::now, Ed25519::holds));
    private final HeadsWriting heads = new HeadsWriting(store, journal, new RememberedEnds(), Ed25519::holds);

    private void append(Fact fact) {
        assertThat(journal.append(Draft.of(fact))).isInstanceOf(AppendResult.Appended.class);
    }

    /// A log by the founder.
    private void upTo(long size) {
        for (var at = size(store); at < size; at++) {
            append(at == 0 ? log.entry0() : log.note("subject " + at % 7));
        }
    }

    private static long size(LedgerStore store) {
        return store.read(Contents::size);
    }

    private Ends ends(Contents contents) {
        return Ends.of(Proved.of(contents, log.key().verifier(), Ed25519::holds));
    }

    /// How many entries are read to know where a stream ends.
    private int read() {
        return EntriesRead.by(store, contents -> ends(contents).revision(PROD));
    }

    private void assertWhole() {
        var verifier = new Verifier(log.key().verifier(), List.of(), Ed25519::holds, 1);
        Verdict verdict = store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
        assertThat(verdict).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void aMachineSaysThemWhomTheFounderHasLetIn() {
        append(log.entry0());
        append(log.author().admit("c".repeat(32), MACHINE));
        others(600);

        assertThat(store.<OptionalLong>read(Contents::heads)).hasValue(544);
        assertWhole();
        // Those since the heads, and a few about keys.
        assertThat(read()).isBetween(600 - 544, 600 - 544 + 10);
    }

    @Test
    void whereOthersAppendWhomNobodyHasLetInAllIsRead() {
        append(log.entry0());
        append(log.author(MACHINE).introduce("c".repeat(32)));
        others(600);

        assertThat(read()).isGreaterThanOrEqualTo(600);
    }

    /// Entries that the founder has not signed.
    private void others(long size) {
        var ci = log.author(MACHINE);
        while (size(store) < size) {
            append(ci.state(NOTE, List.of(SampleLog.subject("subject " + size(store) % 7)), Map.of()));
            if (size(store) % 32 == 0) {
                heads.write(ci);
            }
        }
    }

    @Test
    void aMachineThatWasRevokedSaysThemNoMore() {
        upTo(200);
        append(log.author().admit("c".repeat(32), MACHINE));
        upTo(300);
        append(log.author().revoke(new Holder(MACHINE.key(), MACHINE.kind(), "c".repeat(32), true), 2));

        assertThat(heads.write(log.author(MACHINE))).isEmpty();
        assertThat(store.<OptionalLong>read(Contents::heads)).isEmpty();
    }

    @Test
    void whatAMachineHasSaidStandsAfterItsEnd() {
        upTo(200);
        append(log.author().admit("c".repeat(32), MACHINE));
        upTo(300);
        assertThat(heads.write(log.author(MACHINE))).isPresent();
        append(log.author().revoke(new Holder(MACHINE.key(), MACHINE.kind(), "c".repeat(32), true), 2));
        upTo(310);

        assertThat(read()).isLessThan(30);
        assertWhole();
    }

    @Test
    void whomAMachineHandsItsKeyOverSaysNothing() {
        upTo(200);
        append(log.author().admit("c".repeat(32), MACHINE));
        append(log.author(MACHINE).rotate("c".repeat(32), SampleLog.signer(6), 2));
        upTo(300);

        assertThat(heads.write(log.author(SampleLog.signer(6)))).isEmpty();
        assertThat(heads.write(log.author(MACHINE))).isEmpty();
    }

    /// Readers who read everything refuse such a log; the others must not take a step of a stream for the last one
    /// that is not, whatever stands in the entries about keys.
    private void assertNotBelieved(StoredLog forged, Signer liar) {
        forged.upTo(20);
        forged.report();
        var hidden = size(forged.store()) - 1;
        forged.upTo(40);
        forged.state(40, log.author(liar), hidden);

        assertThat(forged.store().<Long>read(contents -> ends(contents).revision(PROD)))
                .isEqualTo(1);
        assertThat(forged.store().<List<Long>>read(contents -> ends(contents).stream(PROD)))
                .containsExactly(hidden);
    }

    private StoredLog forged() {
        return new StoredLog(new MemoryLedgerStore(), log);
    }

    @Test
    void whoCallsItselfAMachineIsNotBelieved() {
        var forged = forged();
        forged.append(log.entry0());
        forged.pretend(
                Fact.of(Signer.envelope(
                        log.author().admit("c".repeat(32), MACHINE).payload(), MACHINE)),
                MACHINE);

        assertNotBelieved(forged, MACHINE);
    }

    @Test
    void whoWasLetInByAnotherThanTheFounderIsNotBelieved() {
        var forged = forged();
        var ann = SampleLog.signer(2);
        forged.append(log.entry0());
        forged.append(log.author(ann).introduce("a".repeat(32)));
        forged.pretend(log.author(ann).admit("c".repeat(32), MACHINE), MACHINE);

        assertNotBelieved(forged, MACHINE);
    }

    @Test
    void whoWasLetInByAKeyThatTheFounderHadEndedIsNotBelieved() {
        var forged = forged();
        var old = SampleLog.signer(2);
        forged.append(log.entry0());
        forged.append(log.author().add(SampleLog.FOUNDER, old, 2));
        forged.append(log.author().revoke(new Holder(old.key(), old.kind(), SampleLog.FOUNDER, true), 3));
        forged.pretend(log.author(old).admit("c".repeat(32), MACHINE), MACHINE);

        assertNotBelieved(forged, MACHINE);
    }

    /// Whoever has the log's key alone makes himself no founder either.
    @Test
    void whoGivesItselfAKeyOfTheFounderIsNotBelieved() {
        var forged = forged();
        forged.append(log.entry0());
        var added = log.author().add(SampleLog.FOUNDER, MACHINE, 2).payload();
        forged.pretend(Fact.of(Signer.envelope(added, MACHINE)), MACHINE);

        assertNotBelieved(forged, MACHINE);
    }

    @Test
    void aRevokedMachineIsNotBelieved() {
        var forged = forged();
        var admitted = log.author().admit("c".repeat(32), MACHINE);
        forged.append(log.entry0());
        forged.append(admitted);
        forged.append(log.author().revoke(new Holder(MACHINE.key(), MACHINE.kind(), "c".repeat(32), true), 2));
        // As if the end were not known to whoever appends.
        forged.forgetEnd(admitted, MACHINE);

        assertNotBelieved(forged, MACHINE);
    }

    /// A heads by a key that was ended, whose map has nothing of the end: only who has seen that knows better.
    @Test
    void whoHasSeenAnEndBelievesNoHeadsThatLeavesItOut() {
        var forged = forged();
        var admitted = log.author().admit("c".repeat(32), MACHINE);
        var fingerprint = MACHINE.key().fingerprint();
        forged.append(log.entry0());
        forged.append(admitted);
        forged.append(log.author().revoke(new Holder(MACHINE.key(), MACHINE.kind(), "c".repeat(32), true), 2));
        forged.upTo(20);
        var memory = new InMemory();
        assertThat(holder(forged, new RememberedEnds(memory), fingerprint).inForce())
                .isFalse();
        forged.upTo(40);
        forged.forgetEnd(admitted, MACHINE);
        forged.state(40, log.author(MACHINE), 2);

        assertThat(holder(forged, new RememberedEnds(), fingerprint).inForce()).isTrue();
        assertThatThrownBy(() -> holder(forged, new RememberedEnds(memory), fingerprint))
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("leaves out what was seen of keys/" + "c".repeat(32));
    }

    /// A heads by a key in force, whose map has nothing of the end of another key.
    @Test
    void whoHasSeenTheEndOfAnotherKeyBelievesNoHeadsThatLeavesItOut() {
        var forged = forged();
        var ann = SampleLog.signer(7);
        var actor = "d".repeat(32);
        var introduced = log.author(ann).introduce(actor);
        forged.append(log.entry0());
        forged.append(log.author().admit("c".repeat(32), MACHINE));
        forged.append(introduced);
        forged.append(log.author().revoke(new Holder(ann.key(), ann.kind(), actor, true), 2));
        forged.upTo(20);
        var memory = new InMemory();
        assertThat(holder(forged, new RememberedEnds(memory), ann.key().fingerprint())
                        .inForce())
                .isFalse();
        forged.upTo(40);
        forged.forgetEnd(introduced, ann);
        forged.state(40, log.author(MACHINE), 3);

        assertThat(holder(forged, new RememberedEnds(), ann.key().fingerprint()).inForce())
                .isTrue();
        assertThatThrownBy(() -> holder(forged, new RememberedEnds(memory), fingerprintOf(MACHINE)))
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("leaves out what was seen of keys/" + actor);
    }

    private static String fingerprintOf(Signer signer) {
        return signer.key().fingerprint();
    }

    @Test
    void whatGoesOnFromWhatWasSeenIsBelieved() {
        var memory = new InMemory();
        upTo(200);
        append(log.author().admit("c".repeat(32), MACHINE));
        seen(memory);
        upTo(300);
        heads.write(log.author(MACHINE));
        seen(memory);
        append(log.author().revoke(new Holder(MACHINE.key(), MACHINE.kind(), "c".repeat(32), true), 2));
        seen(memory);
        upTo(700);
        heads.write(log.author());
        seen(memory);

        assertThat(memory.ends.values()).extracting(Binding::count).containsExactlyInAnyOrder(1L, 2L);
    }

    private void seen(KeyMemory memory) {
        store.read(contents ->
                new RememberedEnds(memory).at(Proved.of(contents, log.key().verifier(), Ed25519::holds)));
    }

    private Holder holder(StoredLog of, RememberedEnds ends, String fingerprint) {
        return of.store()
                .read(contents -> ends.at(Proved.of(contents, log.key().verifier(), Ed25519::holds))
                        .holder(fingerprint))
                .orElseThrow();
    }

    private static final class InMemory implements KeyMemory {

        private final Map<Bytes, Binding> ends = new HashMap<>();

        @Override
        public List<Binding> ends() {
            return List.copyOf(ends.values());
        }

        @Override
        public void accept(List<Binding> accepted) {
            accepted.forEach(end -> ends.put(end.key(), end));
        }
    }
}
