package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.Addition;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/// A ledger in one file, `ledger.db`, of a folder. Readers see the moment at which they began; one writes at a time.
///
/// The write-ahead log is synced before a commit returns (`synchronous=FULL`). That the operating system's sync
/// reaches the disk is assumed; that its locks and shared memory work, too, which no network file system grants.
public final class SqliteLedgerStore implements LedgerStore {

    static final String FILE = StoreFolder.FILE;
    private static final long NEVER = -1;

    private final Connections connections;
    private final ProcessLock lock;
    private final Duration patience;
    private final Readers readers;
    /// The count of changes of tables that were found to be a ledger's own.
    private final AtomicLong ownSchema = new AtomicLong(NEVER);

    private final Queue<Sql> writers = new ConcurrentLinkedQueue<>();

    private SqliteLedgerStore(Connections connections, ProcessLock lock, Duration patience) {
        this.connections = connections;
        this.readers = new Readers(connections);
        this.lock = lock;
        this.patience = patience;
    }

    /// Whether a folder holds a store.
    public static boolean exists(Path folder) {
        return new StoreFolder(folder).hasStore();
    }

    /// The name of a file in a folder that is none of a store's; nothing where there is none, or nobody can look.
    public static Optional<String> foreignIn(Path folder) {
        return new StoreFolder(folder).foreign();
    }

    /// Opens the store of a folder, and makes both where they are missing.
    ///
    /// @param patience how long one waits for others
    /// @throws LedgerStoreException for a folder on a network, one that cannot be written to, or another's database
    public static SqliteLedgerStore open(Path folder, Duration patience) {
        return open(folder, patience, new FileConnections(folder.resolve(FILE), false));
    }

    /// Opens a store that is there, for reading only: nothing in its folder is written to.
    ///
    /// @throws LedgerStoreException if it cannot be read, or its write-ahead log cannot, without which the answer
    /// would be an older one
    public static LedgerStore openToRead(Path folder) {
        var own = new StoreFolder(folder);
        own.requireReadable();
        if (!Files.isReadable(own.file())) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store cannot be read");
        }
        return Files.isWritable(folder)
                ? new SqliteReadStore(new FileConnections(own.file(), false))
                : new SqliteForeignStore(own);
    }

    /// Why nothing is appended to a store, whoever asks: its database holds other tables than a ledger's, or more.
    ///
    /// @throws LedgerStoreException if it cannot be read
    public static Optional<String> othersIn(Path folder) {
        var own = new StoreFolder(folder);
        own.requireReadable();
        try (var sql = new FileConnections(own.file(), false).reader()) {
            Schema.requireOwn(sql);
            return Optional.empty();
        } catch (SQLException e) {
            throw Failures.of(e);
        } catch (LedgerStoreException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Whether there is a database that somebody has taken all bytes from: one that was made has a header.
    public static boolean isEmptied(Path folder) {
        return new StoreFolder(folder).isEmptied();
    }

    static SqliteLedgerStore open(Path folder, Duration patience, Connections connections) {
        var own = new StoreFolder(folder);
        try {
            own.make();
            Networks.refuse(folder);
            own.requireOwn();
            var store = new SqliteLedgerStore(connections, own.lock(), patience);
            store.prepare(own.hasBytes());
            own.sync();
            return store;
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store's folder cannot be made or written to", e);
        }
    }

    /// Makes the tables where there are none. Of many processes that come at once, one does; who finds them there
    /// waits for nobody.
    ///
    /// @param made whether there are bytes of it
    private void prepare(boolean made) {
        var opened = made ? opened() : Optional.<Sql>empty();
        if (opened.isPresent()) {
            writers.add(opened.get());
            return;
        }
        writing(sql -> {
            if (Schema.version(sql) == 0) {
                sql.run("BEGIN IMMEDIATE");
                Schema.create(sql);
                sql.run("COMMIT");
            } else if (!isOfThisVersion(sql)) {
                throw new LedgerStoreException(
                        Code.UNAVAILABLE,
                        Schema.isLedger(sql) && Schema.version(sql) > Schema.VERSION
                                ? "%s was made by a later version of fairway, which this one cannot append to"
                                        .formatted(FILE)
                                : "%s is no ledger of this version".formatted(FILE));
            }
        });
    }

    @Override
    public <T> T read(Function<Contents, T> question) {
        return readers.read(question);
    }

    @Override
    public void append(Sequencer sequencer, Sealer sealer) {
        writing(sql -> append(sql, sequencer, sealer));
    }

    @Override
    public void rebuild(Indexer indexer) {
        writing(sql -> {
            sql.run("BEGIN IMMEDIATE");
            var refilling = Refilling.begin(sql);
            indexer.index(new SqliteContents(sql), refilling::keep);
            refilling.end();
            sql.run("COMMIT");
        });
    }

    @Override
    public void purge() {
        writing(this::forget);
    }

    /// A connection to a ledger that is there; nothing where that cannot be told without keeping others out.
    private Optional<Sql> opened() {
        var opened = Optional.<Sql>empty();
        try {
            opened = Optional.of(connections.writer());
            if (isOfThisVersion(opened.get())) {
                return opened;
            }
        } catch (SQLException _) {
            // Whoever is alone with it finds out why.
        }
        opened.ifPresent(Sql::closeQuietly);
        return Optional.empty();
    }

    private static boolean isOfThisVersion(Sql sql) throws SQLException {
        return Schema.isLedger(sql) && Schema.version(sql) == Schema.VERSION;
    }

    /// What is done alone.
    @FunctionalInterface
    private interface Work {
        void on(Sql sql) throws SQLException;
    }

    private void writing(Work work) {
        try (var _ = lock.take(patience)) {
            var pooled = writers.poll();
            var sql = pooled == null ? connections.writer() : pooled;
            var sound = false;
            try {
                work.on(sql);
                sound = sql.isSound();
            } finally {
                // A connection that failed is closed, which rolls back what it had begun.
                if (sound) {
                    writers.add(sql);
                } else {
                    sql.closeQuietly();
                }
            }
        } catch (SQLException e) {
            throw Failures.of(e);
        }
    }

    private void append(Sql sql, Sequencer sequencer, Sealer sealer) throws SQLException {
        sql.run("BEGIN IMMEDIATE");
        requireOwn(sql);
        var addition = sequencer.next(new SqliteContents(sql));
        if (addition.entries().isEmpty()) {
            sql.run("ROLLBACK");
            return;
        }
        write(addition, sealer, sql);
        if (!addition.erased().isEmpty()) {
            forget(sql);
        }
    }

    /// Looks at the tables, unless they are those that were looked at before: SQLite counts their changes.
    private void requireOwn(Sql sql) throws SQLException {
        var version = sql.first(row -> row.getLong(1), "PRAGMA schema_version").orElse(NEVER);
        if (version == NEVER || version != ownSchema.getAndSet(NEVER)) {
            Schema.requireOwn(sql);
        }
        ownSchema.set(version);
    }

    /// Whatever fails from here on may or may not have been written.
    private static void write(Addition addition, Sealer sealer, Sql sql) {
        try {
            var writing = new Writing(sql);
            writing.add(addition);
            writing.sign(sealer.seal(addition.growth().size(), addition.growth().root()));
            sql.run("COMMIT");
        } catch (SQLException e) {
            var failure = Failures.of(e);
            throw failure.code() == Code.BUSY
                    ? new LedgerStoreException(Code.UNAVAILABLE, failure.getMessage(), e)
                    : failure;
        }
    }

    /// Empties the write-ahead log, so that what was deleted is in no file. The pages in the database itself were
    /// overwritten (`secure_delete`).
    private void forget(Sql sql) throws SQLException {
        var deadline = System.nanoTime() + patience.toNanos();
        while (sql.first(row -> row.getInt(1), "PRAGMA wal_checkpoint(TRUNCATE)")
                        .orElse(1)
                != 0) {
            if (System.nanoTime() - deadline > 0) {
                throw new LedgerStoreException(
                        Code.UNAVAILABLE,
                        "erased, but somebody reads the store as it was before, so that the bytes are still in its"
                                + " files: the same command once more takes them out");
            }
        }
    }

    @Override
    public void close() {
        readers.close();
        writers.forEach(Sql::closeQuietly);
        writers.clear();
        try {
            lock.close();
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store's lock cannot be given back", e);
        }
    }
}
