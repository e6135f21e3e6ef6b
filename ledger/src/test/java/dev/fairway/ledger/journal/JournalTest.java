package dev.fairway.ledger.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.store.MemoryLedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
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
        together(slow, journal);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> journal.append(Draft.of(log.note("first"))));
            assertThatThrownBy(() -> first.get(50, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            threads.submit(() -> journal.append(Draft.of(log.note("second")))).get();
            first.get();
        }

        assertThat(slow.sizes).containsExactly(1L, 2L, 4L, 6L);
    }

    @Test
    @Timeout(60)
    void whoDoesNotComeBackHoldsUpNobody() throws Exception {
        append(log.entry0());
        var slow = new Stepping(store);
        var journal = journal(slow);
        together(slow, journal);

        assertThat(journal.append(Draft.of(log.note("alone")))).isInstanceOf(AppendResult.Appended.class);
        assertThat(slow.sizes).containsExactly(1L, 2L, 4L, 5L);
    }

    /// One fact, and two that go together after it.
    private void together(Stepping slow, Journal journal) throws InterruptedException {
        var facts = List.of(log.note("y"), log.note("z"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> journal.append(Draft.of(log.note("x"))));
            slow.begun.await();
            facts.forEach(fact -> threads.execute(() -> journal.append(Draft.of(fact))));
            while (journal.waiting() < 2) {
                Thread.onSpinWait();
            }
            slow.gate.countDown();
        }
    }

    /// Says how large the log is after each step, and holds the first one up.
    private static final class Stepping extends Through {

        private final List<Long> sizes = new CopyOnWriteArrayList<>(List.of(1L));
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch gate = new CountDownLatch(1);

        Stepping(LedgerStore store) {
            super(store);
        }

        @Override
        public void append(Sequencer sequencer, Sealer sealer) {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.append(sequencer, sealer);
            sizes.add(read(Contents::size));
        }
    }

    @Test
    void oneThatIsRefusedHoldsUpNobody() throws Exception {
        append(log.entry0());
        var journal = journal(store);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var refused = threads.submit(() -> journal.append(Draft.of(new SampleLog(1).note("x"))));
            var taken = threads.submit(() -> journal.append(Draft.of(log.note("x"))));

            assertThat(refused.get()).isInstanceOf(AppendResult.Refused.class);
            assertThat(taken.get()).isInstanceOf(AppendResult.Appended.class);
        }
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
        mark.note = Optional.empty();

        assertThat(append(log.note("y"))).isInstanceOf(AppendResult.Appended.class);
    }

    @Test
    void withoutAWrittenMarkThereIsNoReceipt() {
        append(log.entry0());
        mark.broken = true;

        assertThat(append(log.note("x"))).isInstanceOf(AppendResult.Unknown.class);
        mark.broken = false;
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

    /// A mark in memory, which can break.
    private static final class Remembered implements Mark {

        private Optional<Note> note = Optional.empty();
        private boolean broken;

        @Override
        public Optional<Note> read() {
            return note;
        }

        @Override
        public void advance(Note checkpoint) {
            if (broken) {
                throw new UncheckedIOException(new IOException("no space left"));
            }
            note = Optional.of(checkpoint);
        }
    }

    /// A store behind which another one is.
    private static class Through implements LedgerStore {

        private final LedgerStore held;

        Through(LedgerStore held) {
            this.held = held;
        }

        @Override
        public <T> T read(Function<Contents, T> question) {
            return held.read(question);
        }

        @Override
        public void append(Sequencer sequencer, Sealer sealer) {
            held.append(sequencer, sealer);
        }

        @Override
        public void rebuild(Indexer indexer) {
            held.rebuild(indexer);
        }

        @Override
        public void purge() {
            held.purge();
        }

        @Override
        public void close() {
            held.close();
        }
    }
}
