package dev.fairway.store.sqlite;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The tables of a ledger's file. What they hold beside entries, blobs and the checkpoint can be made from the
/// entries.
final class Schema {

    /// Of this form of the tables.
    static final int VERSION = 2;

    /// "FwLg" in SQLite's header, by which `file` and others know whose database it is.
    static final int APPLICATION = 0x46774c67;

    /// What is nowhere else.
    private static final List<String> KEPT = List.of(
            """
            CREATE TABLE entry(
              idx INTEGER PRIMARY KEY,
              leaf BLOB NOT NULL,
              envelope BLOB NOT NULL) STRICT\
            """, "CREATE TABLE checkpoint(one INTEGER PRIMARY KEY CHECK(one = 1), note BLOB NOT NULL) STRICT", """
            CREATE TABLE blob(
              digest BLOB PRIMARY KEY NOT NULL,
              content BLOB NOT NULL,
              plain BLOB) STRICT\
            """);

    /// By what rows are found. That an id is there once for each key is judged, and verified, from the entries: an
    /// index of the id alone takes less than half of the room, and each append writes to a place of its own in it.
    private static final List<String> INDEXES = List.of(
            "CREATE INDEX known_id ON known(id)",
            "CREATE INDEX holder_of ON holder(actor)",
            "CREATE INDEX blob_plain ON blob(plain) WHERE plain IS NOT NULL");

    private static final Set<String> KEPT_NAMES = Set.of("entry", "checkpoint", "blob");

    /// What can be made from the entries, by table.
    private static final List<String> DERIVED_NAMES =
            List.of("known", "revision", "subject", "holder", "vouched", "node", "heads", "binding", "bucket");

    private static final List<String> DERIVED = List.of(
            """
            CREATE TABLE known(
              idx INTEGER PRIMARY KEY,
              time INTEGER NOT NULL,
              id BLOB NOT NULL,
              payload BLOB NOT NULL,
              signer BLOB NOT NULL) STRICT\
            """,
            """
            CREATE TABLE revision(
              stream TEXT NOT NULL,
              number INTEGER NOT NULL,
              idx INTEGER NOT NULL,
              PRIMARY KEY(stream, number)) STRICT, WITHOUT ROWID\
            """,
            """
            CREATE TABLE subject(
              digest BLOB NOT NULL,
              type TEXT NOT NULL,
              idx INTEGER NOT NULL,
              PRIMARY KEY(digest, type, idx)) STRICT, WITHOUT ROWID\
            """,
            """
            CREATE TABLE holder(
              fingerprint TEXT PRIMARY KEY,
              wire BLOB NOT NULL,
              kind TEXT NOT NULL,
              actor TEXT NOT NULL,
              ended INTEGER) STRICT, WITHOUT ROWID\
            """,
            "CREATE TABLE vouched(actor TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
            """
            CREATE TABLE node(
              place INTEGER PRIMARY KEY,
              hash BLOB NOT NULL) STRICT\
            """,
            "CREATE TABLE heads(one INTEGER PRIMARY KEY CHECK(one = 1), idx INTEGER NOT NULL) STRICT",
            """
            CREATE TABLE binding(
              key BLOB PRIMARY KEY NOT NULL,
              count INTEGER NOT NULL,
              last INTEGER NOT NULL,
              link BLOB NOT NULL) STRICT, WITHOUT ROWID\
            """,
            """
            CREATE TABLE bucket(
              number INTEGER PRIMARY KEY,
              count INTEGER NOT NULL,
              hash BLOB NOT NULL) STRICT\
            """);

    private static final Set<String> NAMES =
            Stream.concat(KEPT_NAMES.stream(), DERIVED_NAMES.stream()).collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ALL =
            Stream.of(KEPT, DERIVED, INDEXES).flatMap(List::stream).collect(Collectors.toUnmodifiableSet());

    private Schema() {}

    /// Makes the tables, all or none.
    static void create(Sql sql) throws SQLException {
        for (var table : KEPT) {
            sql.run(table);
        }
        derive(sql);
        index(sql);
        sql.run("PRAGMA application_id = " + APPLICATION);
        sql.run("PRAGMA user_version = " + VERSION);
    }

    /// Empties, by making them anew, the tables that can be made from the entries. Indexes are made when they are full
    /// again: that takes a fraction of the time of keeping them up with each row.
    static void drop(Sql sql) throws SQLException {
        OwnTables.dropOthers(sql, ALL, KEPT_NAMES);
        for (var table : DERIVED_NAMES) {
            sql.run("DROP TABLE IF EXISTS " + table);
        }
        sql.run("DROP INDEX IF EXISTS blob_plain");
        derive(sql);
    }

    private static void derive(Sql sql) throws SQLException {
        for (var table : DERIVED) {
            sql.run(table);
        }
    }

    /// Makes the indexes of tables that have none.
    static void index(Sql sql) throws SQLException {
        for (var index : INDEXES) {
            sql.run(index);
        }
    }

    /// @throws dev.fairway.ledger.store.LedgerStoreException where the file has other tables, or anything else
    static void requireOwn(Sql sql) throws SQLException {
        OwnTables.require(sql, ALL);
    }

    /// @throws dev.fairway.ledger.store.LedgerStoreException where something else has the name of a table
    static void requireReadable(Sql sql) throws SQLException {
        OwnTables.requireReadable(sql, ALL, KEPT_NAMES, NAMES);
    }

    /// 0 for a file that has no tables yet.
    static int version(Sql sql) throws SQLException {
        return number(sql, "PRAGMA user_version");
    }

    static boolean isLedger(Sql sql) throws SQLException {
        return number(sql, "PRAGMA application_id") == APPLICATION;
    }

    private static int number(Sql sql, String pragma) throws SQLException {
        return sql.first(row -> row.getInt(1), pragma).orElse(0);
    }
}
