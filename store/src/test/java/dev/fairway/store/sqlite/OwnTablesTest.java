package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.verify.Rebuild;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What somebody who can write to the file adds to it, so that SQLite does something else than what it is told.
class OwnTablesTest {

    @TempDir
    private Path folder;

    private final SampleLog log = new SampleLog();
    private final VerifierKey key = log.key().verifier();
    private SqliteLedgerStore store;

    @BeforeEach
    void open() {
        store = SqliteLedgerStore.open(folder.resolve("store"), Duration.ofSeconds(10));
        new StoredLog(store, log).everything();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void change(String statement) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store/ledger.db"));
                var made = connection.createStatement()) {
            made.executeUpdate(statement);
        }
    }

    private Verdict verify() {
        var verifier = new Verifier(key, List.of(), Ed25519::holds, 1);
        return store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
    }

    private AppendResult append() {
        var mark = new FileMark(folder.resolve("mark"));
        return new Journal(new Commits(store, log.key(), mark, log::now, Ed25519::holds))
                .append(Draft.of(log.note("one more")));
    }

    @ParameterizedTest
    @DisplayName("a store with what no ledger has is not whole, and nothing is appended, until a rebuild takes it out")
    @ValueSource(
            strings = {
                "CREATE TRIGGER t BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
                "CREATE TRIGGER \"a\"\"b\" AFTER INSERT ON entry BEGIN DELETE FROM blob; END",
                "CREATE TRIGGER t AFTER INSERT ON subject BEGIN DELETE FROM blob; END",
                "CREATE TRIGGER t AFTER UPDATE ON blob BEGIN DELETE FROM entry; END",
                "CREATE VIEW v AS SELECT * FROM entry",
                "CREATE TABLE more(one)",
                "CREATE INDEX more ON entry(leaf)",
                "DROP INDEX known_id",
                "ALTER TABLE bucket ADD COLUMN more TEXT"
            })
    void others(String statement) throws SQLException {
        change(statement);
        var size = store.read(Contents::size);

        assertThat(verify()).isInstanceOf(Verdict.Broken.class);
        assertThat(append()).isInstanceOf(AppendResult.Contradicted.class);
        assertThat(store.read(Contents::size)).isEqualTo(size);

        Rebuild.of(store, key, Ed25519::holds, 1);

        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
        assertThat(append()).isInstanceOf(AppendResult.Appended.class);
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @ParameterizedTest
    @DisplayName("what answers in the place of a table is not asked: it could go on for ever")
    @ValueSource(
            strings = {
                "ALTER TABLE entry RENAME TO e2; CREATE VIEW Entry AS WITH RECURSIVE c(n) AS (SELECT 0 UNION ALL"
                        + " SELECT n + 1 FROM c) SELECT n AS idx, x'00' AS leaf, x'00' AS envelope FROM c",
                "DROP TABLE heads; CREATE VIEW heads AS WITH RECURSIVE c(n) AS"
                        + " (SELECT 0 UNION ALL SELECT n + 1 FROM c) SELECT 1 AS one, n AS idx FROM c WHERE n < -1",
                "DROP TABLE node; CREATE VIRTUAL TABLE node USING rtree(place, a, b)"
            })
    void computed(String statements) throws SQLException {
        for (var statement : statements.split("; ")) {
            change(statement);
        }

        assertThatThrownBy(this::verify)
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("which no ledger of this version has");
        assertThatThrownBy(() -> store.read(Contents::size)).isInstanceOf(LedgerStoreException.class);
        assertThat(append()).isInstanceOf(AppendResult.Contradicted.class);
    }

    @Test
    @DisplayName("a table of entries or files that is another one is not taken for ours by a rebuild")
    void kept() throws SQLException {
        change("ALTER TABLE blob ADD COLUMN more TEXT");

        assertThatThrownBy(this::verify)
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("the table blob");
        assertThatThrownBy(() -> Rebuild.of(store, key, Ed25519::holds, 1))
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("the table blob");
    }
}
