package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.HeadsWriting;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsInSqliteTest {

    private static final String PROD = "environment/prod/shop";

    @TempDir
    private Path folder;

    private final SampleLog log = new SampleLog();
    private SqliteLedgerStore store;
    private Journal journal;
    private HeadsWriting heads;

    @BeforeEach
    void open() {
        store = SqliteLedgerStore.open(folder.resolve("store"), Duration.ofSeconds(10));
        var mark = new FileMark(folder.resolve("mark"));
        journal = new Journal(new Commits(store, log.key(), mark, log::now, Ed25519::holds));
        heads = new HeadsWriting(store, journal, new RememberedEnds(), Ed25519::holds);
        journal.append(Draft.of(log.entry0()));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reports(int from, int until) {
        for (var report = from; report <= until; report++) {
            assertThat(journal.append(Draft.of(log.step(PROD, report)))).isInstanceOf(AppendResult.Appended.class);
        }
    }

    private Verdict verify(LedgerStore whose) {
        var verifier = new Verifier(log.key().verifier(), List.of(), Ed25519::holds, 1);
        return whose.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
    }

    private static void change(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    @Test
    void headsGrowWithTheLog() {
        reports(1, 260);
        assertThat(heads.write(log.author())).isPresent();
        reports(261, 530);
        assertThat(heads.write(log.author())).isPresent();

        assertThat(store.<OptionalLong>read(Contents::heads)).hasValue(532);
        assertThat(verify(store)).isInstanceOf(Verdict.Whole.class);
        Long revision = store.read(contents ->
                Proved.of(contents, log.key().verifier(), Ed25519::holds).revision(PROD));
        assertThat(revision).isEqualTo(530);
    }

    @Test
    void noRowOfTheMapIsTakenAwayOrChangedUnseen() throws Exception {
        reports(1, 260);
        heads.write(log.author());
        store.close();

        for (var change : List.of(
                "UPDATE binding SET last = last - 1 WHERE count = 260",
                "UPDATE binding SET count = count - 1 WHERE count = 260",
                "UPDATE binding SET link = zeroblob(32) WHERE count = 260",
                "UPDATE bucket SET count = count + 1 WHERE number = (SELECT MIN(number) FROM bucket)",
                "UPDATE heads SET idx = idx - 1",
                "DELETE FROM bucket WHERE number = (SELECT MAX(number) FROM bucket)",
                "DELETE FROM binding WHERE count = 1",
                "DELETE FROM heads")) {
            var copy = Files.createTempDirectory(folder, "copy");
            Files.copy(folder.resolve("store/ledger.db"), copy.resolve("ledger.db"));
            try (var changed = SqliteLedgerStore.openToRead(copy)) {
                assertThat(verify(changed)).isInstanceOf(Verdict.Whole.class);
            }
            change(copy.resolve("ledger.db"), change);
            try (var changed = SqliteLedgerStore.openToRead(copy)) {
                assertThat(verify(changed)).describedAs(change).isInstanceOf(Verdict.Broken.class);
            }
        }
    }

    /// The appender finds out by proof what the index does not say any more.
    @Test
    void anIndexWithoutARowMakesNobodyContradictTheLog() throws SQLException {
        reports(1, 260);
        heads.write(log.author());
        reports(261, 265);
        change(folder.resolve("store/ledger.db"), "DELETE FROM revision WHERE number > 200");

        assertThat(journal.append(Draft.of(log.step(PROD, 201)))).isEqualTo(new AppendResult.Overtaken(PROD, 265));
    }
}
