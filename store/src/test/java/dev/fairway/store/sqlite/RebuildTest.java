package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.IndexRow;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {

    @TempDir
    private Path folder;

    private final SampleLog log = new SampleLog();
    private final VerifierKey key = log.key().verifier();
    private SqliteLedgerStore store;

    @BeforeEach
    void open() {
        store = SqliteLedgerStore.open(folder, Duration.ofSeconds(10));
        new StoredLog(store, log).everything();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private Set<IndexRow> rows() {
        return store.read(contents -> {
            var rows = new HashSet<IndexRow>();
            contents.indexes(rows::add);
            return rows;
        });
    }

    private Verdict verify() {
        var verifier = new Verifier(key, List.of(), Ed25519::holds, 1);
        return store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
    }

    private void change(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("ledger.db"));
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    void aWholeStoreIsTheSameAfterwards() {
        var before = rows();

        var whole = Rebuild.of(store, key, Ed25519::holds, 1).whole();

        assertThat(whole.checkpoint().size()).isEqualTo(11);
        assertThat(rows()).isEqualTo(before);
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void whateverWasDoneToIndexesIsUndone() throws SQLException {
        var before = rows();
        change(
                "DELETE FROM revision",
                "DELETE FROM node",
                "UPDATE known SET time = 0, payload = randomblob(32)",
                "UPDATE holder SET ended = NULL",
                "DELETE FROM subject",
                "INSERT INTO vouched(actor) VALUES('x')",
                "DELETE FROM binding",
                "DROP TABLE bucket",
                "DELETE FROM heads");
        assertThat(verify()).isInstanceOf(Verdict.Broken.class);

        Rebuild.of(store, key, Ed25519::holds, 1);

        assertThat(rows()).isEqualTo(before);
        assertThat(verify()).isInstanceOf(Verdict.Whole.class);
    }

    private Optional<Digest> salted(Digest plain) {
        return store.read(contents -> contents.salted(plain));
    }

    @Test
    void saltedFilesAreFoundByTheirOwnBytesAgain() throws SQLException {
        var plain = Digest.of(Bytes.utf8("because of a person"));
        var before = salted(plain);
        assertThat(before).isPresent();
        for (var damage : List.of(
                "UPDATE blob SET plain = NULL",
                "UPDATE blob SET plain = randomblob(32) WHERE plain IS NOT NULL",
                "UPDATE blob SET plain = randomblob(32) WHERE CAST(content AS TEXT) LIKE '%shop%'",
                "UPDATE blob SET plain = zeroblob(32)",
                "UPDATE blob SET plain = (SELECT digest FROM blob LIMIT 1)",
                "DROP INDEX blob_plain")) {
            change(damage);

            Rebuild.of(store, key, Ed25519::holds, 1);

            assertThat(salted(plain)).as(damage).isEqualTo(before);
            assertThat(verify()).as(damage).isInstanceOf(Verdict.Whole.class);
        }
    }

    @Test
    void aFileOfOtherBytesIsFoundByNothing() throws SQLException {
        var plain = Digest.of(Bytes.utf8("because of a person"));
        change("UPDATE blob SET content = randomblob(50), plain = NULL WHERE plain IS NOT NULL");

        Rebuild.of(store, key, Ed25519::holds, 1);

        assertThat(salted(plain)).isEmpty();
        assertThat(verify()).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void entriesThatTheLogHasNotSignedAreNotBuiltUpon() throws SQLException {
        change("DELETE FROM revision", "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE idx = 9) WHERE idx = 10");
        var before = rows();

        assertThatThrownBy(() -> Rebuild.of(store, key, Ed25519::holds, 1))
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("entry 10")
                .hasMessageContaining("nothing was changed");
        assertThat(rows()).isEqualTo(before);
    }

    /// Whatever fails, and at whatever operation: the indexes are the old ones or the new ones.
    @Test
    void aRebuildThatFailsChangesNothing() {
        var before = rows();
        store.close();
        for (var carriedOut : List.of(false, true)) {
            for (var failing = 0; ; failing++) {
                var faulty = new FaultyConnections(folder.resolve("ledger.db"), failing, carriedOut);
                rebuild(faulty);
                store = SqliteLedgerStore.open(folder, Duration.ofSeconds(10));
                assertThat(rows()).as("operation %d", failing).isEqualTo(before);
                store.close();
                if (!faulty.failed()) {
                    break;
                }
            }
        }
    }

    private void rebuild(FaultyConnections faulty) {
        try (var broken = SqliteLedgerStore.open(folder, Duration.ofSeconds(10), faulty)) {
            Rebuild.of(broken, key, Ed25519::holds, 1);
        } catch (LedgerStoreException e) {
            assertThat(e.code()).isNotNull();
        }
    }

    @Test
    void aLogOfAnotherKeyIsNotBuiltUpon() {
        var other = new SampleLog(1).key().verifier();

        assertThatThrownBy(() -> Rebuild.of(store, other, Ed25519::holds, 1)).isInstanceOf(LedgerStoreException.class);
    }
}
