package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.IndexRow;
import java.sql.SQLException;

/// Makes anew the tables that can be made from the entries. Rows that come in no order are put in order first, and
/// indexes are made at the end, rather than keeping both up with each row.
final class Refilling {

    private final Sql sql;

    private Refilling(Sql sql) {
        this.sql = sql;
    }

    /// Empties the tables, within a transaction.
    static Refilling begin(Sql sql) throws SQLException {
        Schema.drop(sql);
        sql.run("CREATE TEMP TABLE unsorted(digest BLOB NOT NULL, type TEXT NOT NULL, idx INTEGER NOT NULL)");
        return new Refilling(sql);
    }

    void keep(IndexRow row) {
        try {
            if (row instanceof IndexRow.OfSubject(var subject, var type, var index)) {
                sql.change("INSERT INTO unsorted(digest, type, idx) VALUES(?, ?, ?)", subject, type, index);
            } else {
                Indexes.keep(sql, row);
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    /// After all rows.
    void end() throws SQLException {
        sql.run("INSERT INTO subject(digest, type, idx) SELECT digest, type, idx FROM unsorted ORDER BY 1, 2, 3");
        sql.run("DROP TABLE unsorted");
        Schema.index(sql);
        Schema.requireOwn(sql);
    }
}
