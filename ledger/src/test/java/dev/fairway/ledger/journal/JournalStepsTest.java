package dev.fairway.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.MemoryLedgerStore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of facts that go together in one step.
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JournalStepsTest {

    private final SampleLog log = new SampleLog();
    private final LedgerStore store = new MemoryLedgerStore();
    private final Stepping stepping = new Stepping(store);
    private final Journal journal = journal(stepping);

    private Journal journal(LedgerStore held) {
        return new Journal(new Commits(held, log.key(), new Remembered(), log::now, Ed25519::holds));
    }

    @BeforeEach
    void begin() {
        assertThat(journal(store).append(Draft.of(log.entry0()))).isInstanceOf(AppendResult.Appended.class);
    }

    private List<AppendResult> together(Draft... drafts) throws Exception {
        return stepping.together(journal, log.note("before"), drafts);
    }

    private static long index(AppendResult result) {
        return result instanceof AppendResult.Appended(var index, var _, var _) ? index : -1;
    }

    private static final AppendResult FORGED = new AppendResult.Refused("no key in force verifies it");

    @Test
    void oneThatIsRefusedHoldsUpNobody() throws Exception {
        var results = together(Draft.of(log.note("x")), Draft.of(new SampleLog(1).note("y")), Draft.of(log.note("z")));

        assertThat(stepping.sizes()).containsExactly(1L, 2L, 4L);
        assertThat(results).extracting(JournalStepsTest::index).containsExactly(2L, -1L, 3L);
        assertThat(results.get(1)).isInstanceOf(AppendResult.Refused.class);
    }

    /// Another statement under a true signature.
    private static Fact forged(Fact statement, Fact signed) {
        return Fact.of(new Envelope(statement.payload(), signed.signatures()));
    }

    /// Whose key has signed before is known to the threads that look at signatures ahead of a step.
    @Test
    void aSignatureOfOtherBytesByAKnownKeyIsRefused() {
        var known = journal(store);
        var signed = log.note("x");
        assertThat(index(known.append(Draft.of(signed)))).isEqualTo(1);

        assertThat(known.append(Draft.of(forged(log.note("y"), signed)))).isEqualTo(FORGED);
        assertThat(index(known.append(Draft.of(log.note("z"))))).isEqualTo(2);
    }

    /// What was found of one fact's signature says nothing about another's, though they share it.
    @Test
    void aForgedOneIsRefusedAmongGoodOnes() throws Exception {
        assertThat(index(journal.append(Draft.of(log.note("to be known"))))).isEqualTo(1);
        var first = log.note("x");
        var last = log.note("z");

        var results = together(
                Draft.of(forged(log.note("y1"), last)),
                Draft.of(first),
                Draft.of(forged(log.note("y2"), first)),
                Draft.of(last));
        var again = journal.append(Draft.of(forged(log.note("y3"), last)));

        assertThat(stepping.sizes()).containsExactly(1L, 2L, 3L, 5L, 5L);
        assertThat(results).extracting(JournalStepsTest::index).containsExactly(-1L, 3L, -1L, 4L);
        assertThat(Stream.of(results.get(0), results.get(2), again)).containsOnly(FORGED);
    }

    @Test
    void aStepHasAMostOfFactsAndTheOthersGoWithTheNext() throws Exception {
        var drafts = IntStream.range(0, Journal.MOST_FACTS + 5)
                .mapToObj(number -> Draft.of(log.note("note " + number)))
                .toArray(Draft[]::new);

        var results = stepping.together(journal, log.note("before"), Journal.MOST_FACTS, drafts);

        assertThat(stepping.sizes()).containsExactly(1L, 2L, 2L + Journal.MOST_FACTS, 7L + Journal.MOST_FACTS);
        for (var i = 0; i < drafts.length; i++) {
            var index = index(results.get(i));
            assertThat(store.<Bytes>read(contents -> contents.entry(index).envelope()))
                    .isEqualTo(drafts[i].fact().envelope());
        }
        assertThat(results.subList(Journal.MOST_FACTS, drafts.length))
                .extracting(JournalStepsTest::index)
                .containsExactly(1026L, 1027L, 1028L, 1029L, 1030L);
    }

    /// @param more bytes than a step may have
    @ParameterizedTest
    @CsvSource({"0, 4, 5", "1, 3, 5"})
    void aStepHasAMostOfBytesAndTheOthersGoWithTheNext(int more, long afterFirst, long afterSecond) throws Exception {
        var first = sized("x", Journal.MOST_BYTES / 2);
        var second = sized("y", Journal.MOST_BYTES - Journal.MOST_BYTES / 2 + more);

        var results = together(first, second, Draft.of(log.note("z")));

        assertThat(stepping.sizes()).containsExactly(1L, 2L, afterFirst, afterSecond);
        assertThat(results).extracting(JournalStepsTest::index).containsExactly(2L, 3L, 4L);
    }

    @Test
    void oneThatIsLongerThanAnyStepGoesAlone() throws Exception {
        var results = together(
                sized("x", Journal.MOST_BYTES + 1), sized("y", Journal.MOST_BYTES + 1), Draft.of(log.note("z")));

        assertThat(stepping.sizes()).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(results).extracting(JournalStepsTest::index).containsExactly(2L, 3L, 4L);
    }

    /// A fact with a file, so many bytes together.
    private Draft sized(String subject, long bytes) {
        var fact = log.note(subject);
        var content = new byte[(int) bytes - fact.envelope().length()];
        return Draft.of(fact, Blob.plain(Bytes.of(content)));
    }

    @Test
    void whereAStepBreaksOffNobodyKnowsAndTheOthersGoOn() throws Exception {
        var steps = new AtomicInteger();
        var begun = new CountDownLatch(1);
        var gates = List.of(new CountDownLatch(1), new CountDownLatch(1));
        var breaking = new Through(store) {
            @Override
            public void append(Sequencer sequencer, Sealer sealer) {
                var step = steps.getAndIncrement();
                begun.countDown();
                pass(step < gates.size() ? gates.get(step) : new CountDownLatch(0));
                if (step == 1) {
                    throw new IllegalStateException("a mistake of ours");
                }
                super.append(sequencer, sealer);
            }
        };
        var over = journal(breaking);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> over.append(Draft.of(log.note("before"))));
            begun.await();
            var broken = Stream.of("x", "y", "z")
                    .map(subject -> {
                        var waiting = over.waiting();
                        var result = threads.submit(() -> over.append(Draft.of(log.note(subject))));
                        Stepping.waitFor(waiting + 1, over);
                        return result;
                    })
                    .toList();
            gates.getFirst().countDown();
            while (steps.get() < 2) {
                Thread.sleep(1);
            }
            var next = threads.submit(() -> over.append(Draft.of(log.note("next"))));
            Stepping.waitFor(1, over);
            gates.getLast().countDown();

            assertThatThrownBy(broken.getFirst()::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("a mistake of ours");
            assertThat(broken.get(1).get()).isEqualTo(new AppendResult.Unknown("the step broke off"));
            assertThat(broken.get(2).get()).isEqualTo(new AppendResult.Unknown("the step broke off"));
            assertThat(index(next.get())).isEqualTo(2);
        }

        assertThat(index(over.append(Draft.of(log.note("after"))))).isEqualTo(3);
        assertThat(store.<Long>read(Contents::size)).isEqualTo(4);
    }

    private static void pass(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
