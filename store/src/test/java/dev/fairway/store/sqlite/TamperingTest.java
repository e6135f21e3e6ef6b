package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.IndexRow;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.tree.Proofs;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.StoreSource;
import dev.fairway.ledger.verify.StoredLog;
import dev.fairway.ledger.verify.Verdict;
import dev.fairway.ledger.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever somebody changes in a store's tables, verification tells.
final class TamperingTest {

    private static final List<String> COLUMNS = List.of(
            "entry.leaf",
            "entry.envelope",
            "known.time",
            "known.id",
            "known.payload",
            "known.signer",
            "heads.idx",
            "binding.key",
            "binding.count",
            "binding.last",
            "binding.link",
            "bucket.number",
            "bucket.count",
            "bucket.hash",
            "entry.idx",
            "revision.stream",
            "revision.number",
            "revision.idx",
            "subject.digest",
            "subject.type",
            "subject.idx",
            "holder.fingerprint",
            "holder.wire",
            "holder.kind",
            "holder.actor",
            "holder.ended",
            "vouched.actor",
            "node.place",
            "node.hash",
            "checkpoint.note",
            "blob.digest",
            "blob.content",
            "blob.plain");

    @TempDir
    private Path folder;

    private StoredLog stored;

    @BeforeEach
    void fill() {
        try (var store = open(folder)) {
            stored = new StoredLog(store).everything();
        }
    }

    private static SqliteLedgerStore open(Path folder) {
        return SqliteLedgerStore.open(folder, Duration.ofSeconds(10));
    }

    private Verdict verify(Path of) {
        var verifier = new Verifier(stored.log().key().verifier(), List.of(), Ed25519::holds, 1);
        try (var store = open(of)) {
            return store.read(contents -> verifier.verify(new StoreSource(contents, new SecureRandom())));
        } catch (LedgerStoreException e) {
            // It could not even be asked how much it holds.
            return e.code() == LedgerStoreException.Code.MALFORMED
                    ? new Verdict.Broken(List.of(new Fault("store", String.valueOf(e.getMessage()))), false)
                    : new Verdict.Unreadable(e.getMessage());
        }
    }

    @Test
    void anUntouchedStoreIsWhole() {
        assertThat(verify(folder)).isInstanceOf(Verdict.Whole.class);
    }

    @Test
    void everyFlippedColumnOfEveryRowIsAFault() throws Exception {
        var unnoticed = new ArrayList<String>();
        for (var column : COLUMNS) {
            var table = column.substring(0, column.indexOf('.'));
            var name = column.substring(column.indexOf('.') + 1);
            for (var row = 0; row < rows(table); row++) {
                var copy = copy(column + row);
                if (flip(copy, table, name, row) && !(verify(copy) instanceof Verdict.Broken)) {
                    unnoticed.add(column + " of row " + row);
                }
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void everyMissingRowIsAFault() throws Exception {
        var unnoticed = new ArrayList<String>();
        for (var table : List.of(
                "entry",
                "known",
                "revision",
                "subject",
                "holder",
                "vouched",
                "node",
                "checkpoint",
                "blob",
                "heads",
                "binding",
                "bucket")) {
            for (var row = 0; row < rows(table); row++) {
                var copy = copy(table + row);
                change(copy, "DELETE FROM %s WHERE %s".formatted(table, where(table, row)));
                if (!(verify(copy) instanceof Verdict.Broken)) {
                    unnoticed.add(table + " row " + row);
                }
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    @Test
    void anEntryThatIsMissingAfterWhatWasVerifiedIsAFaultWhereverOneGoesOnFrom() throws Exception {
        var size = rows("entry");
        var verifier = new Verifier(stored.log().key().verifier(), List.of(), Ed25519::holds, 1);
        var unnoticed = new ArrayList<String>();
        for (var row = 0; row < size - 1; row++) {
            var copy = copy("since" + row);
            change(copy, "DELETE FROM entry WHERE idx = " + row);
            for (var since = 1; since < size; since++) {
                var checkpoint = at(since);
                try (var store = SqliteLedgerStore.open(copy, Duration.ofSeconds(10))) {
                    var verdict = store.read(contents ->
                            verifier.verifySince(new StoreSource(contents, new SecureRandom()), checkpoint));
                    if (row >= since && !(verdict instanceof Verdict.Broken)) {
                        unnoticed.add("entry %d, since %d".formatted(row, since));
                    }
                } catch (LedgerStoreException e) {
                    // Without its first entry it is no log.
                    assertThat(row).isZero();
                    assertThat(e.code()).isEqualTo(LedgerStoreException.Code.MALFORMED);
                }
            }
        }

        assertThat(unnoticed).isEmpty();
    }

    private Checkpoint at(long size) {
        try (var store = open(folder)) {
            return store.read(contents ->
                    new Checkpoint(stored.log().key().verifier().name(), size, Proofs.root(size, contents)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE holder SET ended = -1 WHERE ended IS NULL",
                "UPDATE blob SET plain = x'' WHERE plain IS NULL",
                "UPDATE entry SET idx = 9223372036854775807 WHERE idx = (SELECT MAX(idx) FROM entry)",
                "UPDATE entry SET idx = -1 WHERE idx = 0"
            })
    void whatNoLogHasIsAFault(String statement) throws Exception {
        var copy = copy("strange" + statement.hashCode());
        change(copy, statement);

        assertThat(verify(copy)).isInstanceOf(Verdict.Broken.class);
    }

    @Test
    void aRowMoreIsAFault() throws Exception {
        for (var row : List.of(
                "revision VALUES('policy', 1, 5)",
                "subject VALUES(x'00', 'urn:fairway:policy:v1', 5)",
                "holder VALUES('SHA256:x', x'00', 'ed25519', 'c', NULL)",
                "vouched VALUES('c')",
                "node VALUES(999, x'00')",
                "blob VALUES(x'00', x'00', NULL)")) {
            var copy = copy("more" + row.hashCode());
            change(copy, "INSERT INTO " + row);

            assertThat(verify(copy)).as(row).isInstanceOf(Verdict.Broken.class);
        }
    }

    /// Most bytes of the file hold no row, and a flip of one changes nothing: then every answer is the one before.
    @Test
    void noFlippedByteOfTheFileGivesAnotherAnswer() throws Exception {
        var file = folder.resolve(SqliteLedgerStore.FILE);
        change(folder, "VACUUM");
        var bytes = Files.readAllBytes(file);
        var before = answers(folder);
        var checkpoint = at(rows("entry"));
        var broken = 0;
        var whole = 0;
        for (var at = 0; at < bytes.length; at += 401) {
            var copy = copy("at" + at);
            var flipped = bytes.clone();
            flipped[at] ^= (byte) (1 << at % Byte.SIZE);
            Files.write(copy.resolve(SqliteLedgerStore.FILE), flipped);

            var verdict = verify(copy);
            if (verdict instanceof Verdict.Whole same) {
                assertThat(same.checkpoint()).as("byte %d", at).isEqualTo(checkpoint);
                assertThat(answers(copy)).as("byte %d", at).isEqualTo(before);
                whole++;
            } else {
                assertThat(verdict).as("byte %d", at).isInstanceOfAny(Verdict.Broken.class, Verdict.Unreadable.class);
                broken++;
            }
        }
        assertThat(broken).isGreaterThan(20);
        assertThat(whole).isGreaterThan(20);
    }

    /// Everything that a store can be asked.
    private static List<Object> answers(Path of) {
        try (var store = open(of)) {
            return store.read(contents -> {
                var answers = new ArrayList<Object>();
                answers.add(contents.size());
                answers.add(contents.checkpoint());
                answers.add(contents.first());
                answers.add(contents.lastTime());
                answers.add(contents.heads());
                answers.add(contents.entries(0, 100));
                answers.add(contents.leaves(0, 100));
                for (var stream : List.of("environment/prod/shop", "erasures", "release/shop@1", "none")) {
                    answers.add(contents.revisions(stream));
                    answers.add(contents.revision(stream));
                }
                var kept = new ArrayList<Object>();
                contents.blobs(kept::add);
                contents.bindings(kept::add);
                contents.indexes(row -> {
                    kept.add(row);
                    if (row instanceof IndexRow.OfKey key) {
                        answers.add(contents.holder(key.fingerprint()));
                    }
                });
                answers.add(kept);
                answers.add(contents.buckets());
                answers.add(Proofs.root(contents.size(), contents));
                return List.copyOf(answers);
            });
        }
    }

    private Path copy(String name) throws IOException {
        var copy = Files.createDirectory(
                folder.resolveSibling(folder.getFileName() + "-" + name.replaceAll("[^a-z0-9]", "-")));
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        return copy;
    }

    /// Which row, by what is left alone.
    private static String where(String table, int row) {
        return switch (table) {
            case "entry", "known", "checkpoint", "blob", "heads", "bucket", "node" ->
                "rowid = (SELECT rowid FROM %s ORDER BY rowid LIMIT 1 OFFSET %d)".formatted(table, row);
            case "revision" ->
                "(stream, number) = (SELECT stream, number FROM revision ORDER BY 1, 2 LIMIT 1 OFFSET %d)"
                        .formatted(row);
            case "subject" ->
                "(digest, type, idx) = (SELECT digest, type, idx FROM subject ORDER BY 1, 2, 3 LIMIT 1 OFFSET %d)"
                        .formatted(row);
            case "holder" ->
                "fingerprint = (SELECT fingerprint FROM holder ORDER BY 1 LIMIT 1 OFFSET %d)".formatted(row);
            case "binding" -> "key = (SELECT key FROM binding ORDER BY 1 LIMIT 1 OFFSET %d)".formatted(row);
            case "vouched" -> "actor = (SELECT actor FROM vouched ORDER BY 1 LIMIT 1 OFFSET %d)".formatted(row);
            default -> throw new AssertionError(table);
        };
    }

    private int rows(String table) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(SqliteLedgerStore.FILE));
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /// Whether there was something to flip.
    private static boolean flip(Path of, String table, String column, int row) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + of.resolve(SqliteLedgerStore.FILE));
                var statement = connection.createStatement()) {
            String type;
            byte[] bytes;
            try (var rows = statement.executeQuery("SELECT typeof(%1$s), CAST(%1$s AS BLOB) FROM %2$s WHERE %3$s"
                    .formatted(column, table, where(table, row)))) {
                rows.next();
                type = rows.getString(1);
                bytes = rows.getBytes(2);
            }
            var value = "?";
            if (type.equals("text")) {
                value = "CAST(? AS TEXT)";
            } else if (type.equals("integer")) {
                value = "%s + 1000 + 0 * length(?)".formatted(column);
            } else if (type.equals("null")) {
                return false;
            }
            bytes[bytes.length / 2] ^= 1;
            try (var update = connection.prepareStatement(
                    "UPDATE %s SET %s = %s WHERE %s".formatted(table, column, value, where(table, row)))) {
                update.setBytes(1, bytes);
                return update.executeUpdate() == 1;
            }
        }
    }

    private static void change(Path of, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + of.resolve(SqliteLedgerStore.FILE));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
