package dev.fairway.store.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.SQLiteOpenMode;

/// Connections to one database file.
final class FileConnections implements Connections {

    private static final int BUSY_MILLIS = 10_000;

    /// KiB of pages that a connection keeps: indexes by digest are written all over, and what does not fit is written
    /// and read again within one transaction.
    private static final int CACHE = 64 << 10;

    /// Pages after which the write-ahead log goes into the database. An index's page that was written often goes once.
    private static final int CHECKPOINT = 8_192;

    /// Bytes of a row: more than those of the longest file that is kept.
    private static final int LONGEST = 256 << 20;

    private final Path file;
    private final boolean fixed;

    /// @param fixed whether nobody can change the file, so that it is read without locks
    FileConnections(Path file, boolean fixed) {
        this.file = file;
        this.fixed = fixed;
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
        var connection = fixed ? connectFixed() : connect(config());
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
        return connection;
    }

    Connection connectWriter() throws SQLException {
        var config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-CACHE);
        var connection = connect(config);
        try (var statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT);
        }
        return connection;
    }

    private static SQLiteConfig config() {
        var config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.setTempStore(TempStore.MEMORY);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "ON");
        // Nothing of a ledger's is as long; what somebody else has written may be.
        config.setPragma(SQLiteConfig.Pragma.LIMIT_LENGTH, Integer.toString(LONGEST));
        config.enableLoadExtension(false);
        // Nobody asks which row was added: it would be one more query for each.
        config.setGetGeneratedKeys(false);
        return config;
    }

    private Connection connectFixed() throws SQLException {
        var config = config();
        config.setReadOnly(true);
        config.setOpenMode(SQLiteOpenMode.OPEN_URI);
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath().toUri() + "?immutable=1");
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        return config.createConnection("jdbc:sqlite:" + file);
    }
}
