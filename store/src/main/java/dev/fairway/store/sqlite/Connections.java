package dev.fairway.store.sqlite;

import java.sql.SQLException;

/// Opens a store's database; the tests' one fails when it is told to.
interface Connections {

    /// For one thread at a time.
    Sql reader() throws SQLException;

    /// As [#reader], and able to write.
    Sql writer() throws SQLException;
}
