package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.Contents;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/// Connections that read, kept open for the next question.
final class Readers {

    private static final int MOST = 8;

    private final Connections connections;
    private final Queue<Sql> idle = new ConcurrentLinkedQueue<>();

    Readers(Connections connections) {
        this.connections = connections;
    }

    /// Asks within one transaction, which sees one moment.
    <T> T read(Function<Contents, T> question) {
        try {
            var pooled = idle.poll();
            var sql = pooled == null ? connections.reader() : pooled;
            var sound = false;
            try {
                sql.run("BEGIN");
                Schema.requireReadable(sql);
                var answer = question.apply(new SqliteContents(sql));
                sql.run("COMMIT");
                sound = sql.isSound();
                return answer;
            } finally {
                if (sound && idle.size() < MOST) {
                    idle.add(sql);
                } else {
                    sql.closeQuietly();
                }
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    void close() {
        idle.forEach(Sql::closeQuietly);
        idle.clear();
    }
}
