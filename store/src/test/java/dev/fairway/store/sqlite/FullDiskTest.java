package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that has no more room for the store: SQLite itself says so where a database may not grow.
class FullDiskTest {

    private static final AppendResult FULL = new AppendResult.Unavailable("the disk of the store is full");
    private static final int MORE_THAN_FIT = 500;

    @TempDir
    private Path folder;

    private final SampleLog log = new SampleLog();

    /// Connections that write no more than so many pages.
    private static final class SmallDisk implements Connections {

        private final FileConnections real;
        private int pages;

        SmallDisk(Path file, int pages) {
            this.real = new FileConnections(file, false);
            this.pages = pages;
        }

        void grow() {
            pages = 100_000;
        }

        @Override
        public Sql reader() throws SQLException {
            return real.reader();
        }

        @Override
        public Sql writer() throws SQLException {
            Connection connection = real.connectWriter();
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA max_page_count = " + pages);
            }
            return new Sql(connection);
        }
    }

    private Journal journal(LedgerStore store) {
        var mark = new FileMark(folder.resolve("mark"));
        return new Journal(new Commits(store, log.key(), mark, log::now, Ed25519::holds));
    }

    private void assertWhole(LedgerStore store, long size) {
        var verifier = new Verifier(log.key().verifier(), List.of(), Ed25519::holds, 1);
        Verdict verdict = store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
        assertThat(verdict).isInstanceOf(Verdict.Whole.class);
        assertThat(store.<Long>read(Contents::size)).isEqualTo(size);
    }

    @Test
    void whatHasNoRoomIsNotAcknowledgedAndNothingElseIsLost() {
        var place = folder.resolve("store");
        try (var store = SqliteLedgerStore.open(place, Duration.ofSeconds(10))) {
            assertThat(journal(store).append(Draft.of(log.entry0()))).isInstanceOf(AppendResult.Appended.class);
        }
        var disk = new SmallDisk(place.resolve(SqliteLedgerStore.FILE), 60);
        try (var store = SqliteLedgerStore.open(place, Duration.ofSeconds(10), disk)) {
            var journal = journal(store);
            var acknowledged = 1L;
            var fact = log.note("note 1");
            var result = journal.append(Draft.of(fact));
            while (result instanceof AppendResult.Appended(var index, var _, var _) && acknowledged < MORE_THAN_FIT) {
                assertThat(index).isEqualTo(acknowledged);
                acknowledged++;
                fact = log.note("note " + acknowledged);
                result = journal.append(Draft.of(fact));
            }

            assertThat(acknowledged).isGreaterThan(10).isLessThan(MORE_THAN_FIT);
            assertThat(result).isEqualTo(FULL);
            assertThat(journal.append(Draft.of(fact))).isEqualTo(FULL);
            assertWhole(store, acknowledged);

            disk.grow();

            assertThat(journal.append(Draft.of(fact))).isInstanceOf(AppendResult.Appended.class);
            assertThat(journal.append(Draft.of(fact))).isEqualTo(new AppendResult.Repeated(acknowledged));
            assertWhole(store, acknowledged + 1);
        }
    }
}
