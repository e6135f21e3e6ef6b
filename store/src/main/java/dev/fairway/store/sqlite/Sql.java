package dev.fairway.store.sqlite;

import dev.fairway.ledger.bytes.Bytes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Statements of one connection, each prepared once. Arguments and columns are texts, whole numbers and bytes.
final class Sql implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private boolean sound = true;

    Sql(Connection connection) {
        this.connection = connection;
    }

    /// Reads one row.
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Runs something that has no arguments and gives no rows that matter.
    void run(String sql) throws SQLException {
        noting(() -> {
            try (var statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /// How many rows changed.
    int change(String sql, Object... arguments) throws SQLException {
        return noting(() -> filled(sql, arguments).executeUpdate());
    }

    <T> Optional<T> first(Row<T> row, String sql, Object... arguments) throws SQLException {
        return noting(() -> {
            try (var rows = filled(sql, arguments).executeQuery()) {
                return rows.next() ? Optional.of(row.of(rows)) : Optional.empty();
            }
        });
    }

    <T> List<T> all(Row<T> row, String sql, Object... arguments) throws SQLException {
        var all = new ArrayList<T>();
        each(row, all::add, sql, arguments);
        return all;
    }

    /// Hands over row after row; none is kept.
    <T> void each(Row<T> row, Consumer<? super T> consumer, String sql, Object... arguments) throws SQLException {
        noting(() -> {
            var count = 0;
            try (var rows = filled(sql, arguments).executeQuery()) {
                while (rows.next()) {
                    consumer.accept(row.of(rows));
                    count++;
                }
            }
            return count;
        });
    }

    /// Whether nothing has failed: the driver closes a statement that did, and whoever asked may have made do without
    /// it.
    boolean isSound() {
        return sound;
    }

    /// What may fail.
    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws SQLException;
    }

    private <T> T noting(Attempt<T> attempt) throws SQLException {
        try {
            return attempt.run();
        } catch (SQLException e) {
            sound = false;
            throw e;
        }
    }

    private PreparedStatement filled(String sql, Object... arguments) throws SQLException {
        var statement = prepared.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            prepared.put(sql, statement);
        }
        for (var i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case Bytes bytes -> statement.setBytes(i + 1, bytes.array());
                case Long number -> statement.setLong(i + 1, number);
                case Integer number -> statement.setLong(i + 1, number);
                case String text -> statement.setString(i + 1, text);
                case Optional<?> optional when optional.isEmpty() -> statement.setObject(i + 1, null);
                case Optional<?> optional -> statement.setBytes(i + 1, ((Bytes) optional.get()).array());
                default -> throw new IllegalArgumentException("no column holds such a thing");
            }
        }
        return statement;
    }

    /// The bytes of a column that is never null.
    static Bytes bytes(ResultSet row, int column) throws SQLException {
        var bytes = row.getBytes(column);
        if (bytes == null) {
            throw new IllegalArgumentException("a column without its bytes");
        }
        return Bytes.of(bytes);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /// What a connection held is rolled back by whoever opens the file next.
    void closeQuietly() {
        try {
            close();
        } catch (SQLException _) {
            // Nothing more can be done with it.
        }
    }
}
