package dev.fairway.ledger.proved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.MemoryLedgerStore;
import dev.fairway.ledger.store.Recorded;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RememberedTypeTest {

    private static final String TYPE = "urn:fairway:heartbeat:v1";

    private final SampleLog log = new SampleLog();
    private final LedgerStore store = new MemoryLedgerStore();
    private final Journal journal =
            new Journal(new Commits(store, log.key(), new EndsTest.NoMark(), log::now, Ed25519::holds));
    private final RememberedType<Long> indexes = new RememberedType<>(TYPE, Proved.Held::index);

    private void append(Fact... facts) {
        for (var fact : facts) {
            assertThat(journal.append(Draft.of(fact))).isInstanceOf(AppendResult.Appended.class);
        }
    }

    private Proved proved(Contents contents) {
        return Proved.of(contents, log.key().verifier(), Ed25519::holds);
    }

    private List<Long> remembered() {
        return remembered(store);
    }

    private List<Long> remembered(LedgerStore store) {
        return store.read(contents -> List.copyOf(indexes.at(proved(contents))));
    }

    @Test
    void entriesOfTheTypeAreFoundAndEachIsReadOnce() {
        append(log.entry0(), log.note("one"), log.step("environment/prod/shop", 1), log.note("two"));
        assertThat(remembered()).containsExactly(1L, 3L);
        append(log.note("three"));

        var read = EntriesRead.by(
                store, contents -> assertThat(indexes.at(proved(contents))).containsExactly(1L, 3L, 4L));

        assertThat(read).isEqualTo(1);
        assertThat(EntriesRead.by(store, contents -> indexes.at(proved(contents))))
                .isZero();
    }

    @Test
    void whatTheLogHasNotSignedIsNotRemembered() {
        append(log.entry0(), log.note("one"));
        remembered();
        append(log.note("two"), log.note("three"));

        assertThatThrownBy(() -> store.read(contents -> indexes.at(proved(reversed(contents)))))
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("not those that the log has signed");
        assertThat(remembered()).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aStoreThatWasSetBackIsReadAnew() {
        append(log.entry0(), log.note("one"));
        remembered();

        var other = new MemoryLedgerStore();
        var again = new Journal(new Commits(other, log.key(), new EndsTest.NoMark(), log::now, Ed25519::holds));
        again.append(Draft.of(log.entry0()));
        assertThat(remembered(other)).isEmpty();
    }

    /// The same entries, in the other order where several are read at once.
    private static Contents reversed(Contents contents) {
        return (Contents) Proxy.newProxyInstance(
                RememberedTypeTest.class.getClassLoader(), new Class<?>[] {Contents.class}, (_, called, arguments) -> {
                    var answer = called.invoke(contents, arguments);
                    return called.getName().equals("entries")
                            ? ((List<?>) answer)
                                    .stream().map(Recorded.class::cast).toList().reversed()
                            : answer;
                });
    }
}
