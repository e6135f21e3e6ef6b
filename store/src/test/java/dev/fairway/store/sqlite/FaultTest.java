package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.tree.Proofs;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One operation after the other fails, until a run needs none of the failing ones: what was acknowledged is there,
/// what was said not to be is not, and the log goes on.
class FaultTest {

    private static final int MORE_THAN_ANY_RUN_NEEDS = 200;

    private final SampleLog log = new SampleLog();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void noFailingOperationLosesAnAcknowledgedEntry(boolean carriedOut) {
        for (var failing = 0; failing < MORE_THAN_ANY_RUN_NEEDS; failing++) {
            var place = folder.resolve(carriedOut + "-" + failing);
            var mark = new FileMark(folder.resolve(carriedOut + "-" + failing + ".mark"));
            try (var store = SqliteLedgerStore.open(place, Duration.ofSeconds(10))) {
                append(store, mark, log.entry0());
            }
            var faulty = new FaultyConnections(place.resolve(SqliteLedgerStore.FILE), failing, carriedOut);
            var fact = log.note("x");

            var result = run(place, faulty, mark, fact);

            assertWhole(place, mark, fact, result, failing);
            if (!faulty.failed()) {
                assertThat(result)
                        .isInstanceOfSatisfying(
                                AppendResult.Appended.class,
                                appended -> assertThat(appended.index()).isEqualTo(1));
                return;
            }
        }
        throw new AssertionError("a run without a failing operation was never reached");
    }

    private AppendResult run(Path place, FaultyConnections faulty, FileMark mark, Fact fact) {
        try (var store = SqliteLedgerStore.open(place, Duration.ofSeconds(10), faulty)) {
            return append(store, mark, fact);
        } catch (LedgerStoreException e) {
            // It could not be opened: nothing was recorded.
            return new AppendResult.Unavailable(e.getMessage());
        }
    }

    private AppendResult append(LedgerStore store, FileMark mark, Fact fact) {
        var commits = new Commits(store, log.key(), mark, log::now, Ed25519::holds);
        return new Journal(commits).append(Draft.of(fact));
    }

    private void assertWhole(Path place, FileMark mark, Fact fact, AppendResult result, int failing) {
        try (var store = SqliteLedgerStore.open(place, Duration.ofSeconds(10))) {
            var held = store.read(contents ->
                    contents.size() == 2 && contents.entry(1).envelope().equals(fact.envelope()));
            switch (result) {
                case AppendResult.Appended _ ->
                    assertThat(held).as("operation %d", failing).isTrue();
                case AppendResult.Unavailable _ ->
                    assertThat(held).as("operation %d", failing).isFalse();
                case AppendResult.Unknown _ -> assertThat(failing).isNotNegative();
                default -> throw new AssertionError("operation %d: %s".formatted(failing, result));
            }
            assertThat(append(store, mark, log.note("y"))).isInstanceOf(AppendResult.Appended.class);
            var checkpoint = store.read(Contents::checkpoint).flatMap(note -> Checkpoint.parse(note.text()));
            assertThat(checkpoint.map(Checkpoint::root))
                    .isEqualTo(Optional.of(store.read(contents -> Proofs.root(contents.size(), contents))));
        }
    }
}
