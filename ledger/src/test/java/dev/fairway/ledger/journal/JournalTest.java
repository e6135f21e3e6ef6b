package dev.fairway.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.store.MemoryLedgerStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class JournalTest {

    private final SampleLog log = new SampleLog();
    private final Remembered mark = new Remembered();
    private final LedgerStore store = new MemoryLedgerStore();

    private Journal journal(LedgerStore held) {
        return new Journal(new Commits(held, log.key(), mark, log::now, Ed25519::holds));
    }

    private AppendResult append(Fact fact) {
        return journal(store).append(Draft.of(fact));
    }

    private static long size(LedgerStore held) {
        return held.read(Contents::size);
    }

    @Test
    void whoseFactIsTakenInHasAReceipt() {
        append(log.entry0());

        assertThat(append(log.note("x"))).isInstanceOfSatisfying(AppendResult.Appended.class, appended -> {
            assertThat(appended.index()).isEqualTo(1);
            assertThat(appended.time()).isEqualTo(log.now());
            assertThat(appended.receipt().proves(log.key().verifier(), Ed25519::holds))
                    .isPresent();
        });
    }

    @Test
    void aClockThatWentBackGivesTheTimeBefore() {
        append(log.entry0());
        log.at(SampleLog.NOON.minus(Duration.ofMinutes(2)));

        assertThat(append(log.note("x")))
                .isInstanceOfSatisfying(
                        AppendResult.Appended.class,
                        appended -> assertThat(appended.time()).isEqualTo(SampleLog.NOON));
    }

    @Test
    void theSameFactIsTakenInOnce() {
        append(log.entry0());
        var fact = log.note("x");
        append(fact);

        assertThat(append(fact)).isEqualTo(new AppendResult.Repeated(1));
        assertThat(size(store)).isEqualTo(2);
    }

    @Test
    void whoIsLateIsTold() {
        append(log.entry0());
        append(log.step("environment/prod", 1));

        assertThat(append(log.step("environment/prod", 1)))
                .isEqualTo(new AppendResult.Overtaken("environment/prod", 1));
    }

    @Test
    void threadsGoTogether() throws Exception {
        append(log.entry0());
        var steps = new AtomicInteger();
        var slow = new Through(store) {
            @Override
            public void append(Sequencer sequencer, Sealer sealer) {
                steps.incrementAndGet();
                try {
                    Thread.sleep(20);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                super.append(sequencer, sealer);
            }
        };
        var journal = journal(slow);
        var indexes = new HashSet<Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Future<AppendResult>>();
            for (var i = 0; i < 200; i++) {
                var fact = log.note("subject " + i);
                results.add(threads.submit(() -> journal.append(Draft.of(fact))));
            }
            for (var result : results) {
                var appended = (AppendResult.Appended) result.get();
                assertThat(appended.receipt().proves(log.key().verifier(), Ed25519::holds))
                        .isPresent();
                indexes.add(appended.index());
            }
        }

        assertThat(indexes).hasSize(200);
        assertThat(steps.get()).isLessThan(100);
    }

    @Test
    @Timeout(60)
    void whoWasAnsweredJustNowIsWaitedForByTheNextStep() throws Exception {
        append(log.entry0());
        var slow = new Stepping(store);
        var journal = new Journal(new Commits(slow, log.key(), mark, log::now, Ed25519::holds), Duration.ofHours(1));
        slow.together(journal, log.note("x"), Draft.of(log.note("y")), Draft.of(log.note("z")));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> journal.append(Draft.of(log.note("first"))));
            assertThatThrownBy(() -> first.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            threads.submit(() -> journal.append(Draft.of(log.note("second")))).get();
            first.get();
        }

        assertThat(slow.sizes()).containsExactly(1L, 2L, 4L, 6L);
    }

    @Test
    @Timeout(60)
    void whoDoesNotComeBackHoldsUpNobody() throws Exception {
        append(log.entry0());
        var slow = new Stepping(store);
        var journal = journal(slow);
        slow.together(journal, log.note("x"), Draft.of(log.note("y")), Draft.of(log.note("z")));

        assertThat(journal.append(Draft.of(log.note("alone")))).isInstanceOf(AppendResult.Appended.class);
        assertThat(slow.sizes()).containsExactly(1L, 2L, 4L, 5L);
    }

    @Test
    void aStoreSetBackIsNotSignedFor() {
        append(log.entry0());
        var older = new MemoryLedgerStore();
        copy(older);
        append(log.note("x"));

        assertThat(journal(older).append(Draft.of(log.note("y"))))
                .isInstanceOfSatisfying(
                        AppendResult.Contradicted.class,
                        contradicted -> assertThat(contradicted.why()).contains("rolled back"));
        assertThat(size(older)).isEqualTo(1);
    }

    @Test
    void aForkIsNotSignedFor() {
        append(log.entry0());
        var forked = new MemoryLedgerStore();
        copy(forked);
        append(log.note("x"));
        append(log.note("y"));
        // Somebody with the key, and without the mark.
        var other = new Journal(new Commits(forked, log.key(), new Remembered(), log::now, Ed25519::holds));
        other.append(Draft.of(log.note("z1")));
        other.append(Draft.of(log.note("z2")));
        other.append(Draft.of(log.note("z3")));

        assertThat(journal(forked).append(Draft.of(log.note("z4"))))
                .isInstanceOfSatisfying(
                        AppendResult.Contradicted.class,
                        contradicted -> assertThat(contradicted.why()).contains("forked"));
    }

    private void copy(LedgerStore into) {
        var entry = log.entry0();
        new Journal(new Commits(into, log.key(), new Remembered(), log::now, Ed25519::holds)).append(Draft.of(entry));
    }

    @Test
    void aMarkThatIsBehindIsNoHindrance() {
        append(log.entry0());
        append(log.note("x"));
        mark.forget();

        assertThat(append(log.note("y"))).isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void withoutAWrittenMarkThereIsNoReceipt() {
        append(log.entry0());
        mark.breaks(true);

        assertThat(append(log.note("x"))).isInstanceOf(AppendResult.Unknown.class);
        mark.breaks(false);
        assertThat(append(log.note("y"))).isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void aLostAnswerIsLookedUp() {
        append(log.entry0());
        var deaf = new Through(store) {
            @Override
            public void append(Sequencer sequencer, Sealer sealer) {
                super.append(sequencer, sealer);
                throw new LedgerStoreException(Code.UNAVAILABLE, "the answer was lost");
            }
        };

        assertThat(journal(deaf).append(Draft.of(log.note("x")))).isInstanceOf(AppendResult.Appended.class);
        assertThat(size(store)).isEqualTo(2);
    }

    @Test
    void whatWasNotWrittenIsNotAcknowledged() {
        append(log.entry0());
        var dead = new Through(store) {
            @Override
            public void append(Sequencer sequencer, Sealer sealer) {
                super.read(contents -> sequencer.next(contents).entries().size());
                throw new LedgerStoreException(Code.UNAVAILABLE, "the disk is full");
            }
        };

        assertThat(journal(dead).append(Draft.of(log.note("x")))).isInstanceOf(AppendResult.Unavailable.class);
        assertThat(mark.read().flatMap(note -> Checkpoint.parse(note.text())))
                .hasValueSatisfying(checkpoint -> assertThat(checkpoint.size()).isEqualTo(1));
    }

    @Test
    void whenNothingCanBeReadNobodyKnows() {
        append(log.entry0());
        var gone = new Through(store) {
            @Override
            public void append(Sequencer sequencer, Sealer sealer) {
                throw new LedgerStoreException(Code.UNAVAILABLE, "the disk is gone");
            }

            @Override
            public <T> T read(Function<Contents, T> question) {
                throw new LedgerStoreException(Code.UNAVAILABLE, "the disk is gone");
            }
        };

        assertThat(journal(gone).append(Draft.of(log.note("x")))).isInstanceOf(AppendResult.Unknown.class);
    }
}
