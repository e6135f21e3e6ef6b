package dev.fairway.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/// Connections to one database file.
final class FileConnections implements Connections {

    private static final int BUSY_MILLIS = 10_000;

    private final Path file;

    FileConnections(Path file) {
        this.file = file;
    }

    @Override
    public Sql reader() throws SQLException {
        return new Sql(connectReader());
    }

    @Override
    public Sql writer() throws SQLException {
        return new Sql(connectWriter());
    }

    Connection connectReader() throws SQLException {
        var connection = connect(config());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
        return connection;
    }

    Connection connectWriter() throws SQLException {
        var config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        return connect(config);
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        config.enableLoadExtension(false);
        return config;
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
