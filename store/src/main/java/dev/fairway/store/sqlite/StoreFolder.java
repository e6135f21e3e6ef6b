package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

/// The folder of a store: which files are there, and whether they can be those of one.
record StoreFolder(Path path) {

    static final String FILE = "ledger.db";
    private static final String JOURNAL = FILE + "-journal";
    private static final String LOCK = "ledger.lock";
    private static final List<String> DATABASE = List.of(FILE, FILE + "-wal", FILE + "-shm", JOURNAL);

    /// Whoever makes a store says to Git that it is no part of a tree.
    private static final String IGNORE = ".gitignore";

    /// Bytes of a database that has no tables yet: one page.
    private static final long NO_TABLES = 4_096;

    /// Of the database. Whoever is killed in its very beginning leaves a file without bytes.
    Path file() {
        return path.resolve(FILE);
    }

    boolean hasStore() {
        return Files.exists(file());
    }

    /// The name of a file that is none of a store's; nothing where there is none, or nobody can look.
    Optional<String> foreign() {
        try (var files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !DATABASE.contains(name) && !name.equals(LOCK) && !name.equals(IGNORE))
                    .sorted()
                    .findFirst();
        } catch (IOException | UncheckedIOException _) {
            return Optional.empty();
        }
    }

    boolean hasBytes() throws IOException {
        return hasStore() && Files.size(file()) > 0;
    }

    /// Whether there is a database that somebody has taken all bytes from: one that was made has a header.
    boolean isEmptied() {
        try {
            return Files.isRegularFile(file()) && Files.size(file()) == 0 && !hasUnread();
        } catch (IOException _) {
            return false;
        }
    }

    /// Whether entries may be in the write-ahead log that are not in the database yet.
    boolean hasUnread() {
        try {
            var log = path.resolve(FILE + "-wal");
            return Files.exists(log) && Files.size(log) > 0;
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store's write-ahead log cannot be read", e);
        }
    }

    /// Which state of the database file this is, as far as the file system shows.
    record Version(long size, FileTime modified, Optional<Object> key) {}

    Version version() {
        try {
            var attributes = Files.readAttributes(file(), BasicFileAttributes.class);
            return new Version(
                    attributes.size(), attributes.lastModifiedTime(), Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store cannot be read", e);
        }
    }

    /// As [#requireReadable], of what an append needs, too.
    ///
    /// @throws LedgerStoreException with the name of the file
    void requireOwn() {
        requireFile(LOCK);
        requireReadable();
    }

    /// Refuses what no store has: a link, by which somebody would have another file written to or locked; a pipe, to
    /// which nobody ever writes; and a rollback journal, which SQLite would carry out before anything is looked at.
    ///
    /// @throws LedgerStoreException with the name of the file
    void requireReadable() {
        refuseLink(LOCK);
        DATABASE.forEach(this::requireFile);
        if (Files.exists(path.resolve(JOURNAL), LinkOption.NOFOLLOW_LINKS) && hasTables()) {
            throw strange("%s is there, which no store has: find out who has put it there, and move it away"
                    .formatted(JOURNAL));
        }
    }

    private void refuseLink(String name) {
        if (Files.isSymbolicLink(path.resolve(name))) {
            throw strange("%s is a link, and a store has none".formatted(name));
        }
    }

    private void requireFile(String name) {
        refuseLink(name);
        var file = path.resolve(name);
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw strange("%s is no file".formatted(name));
        }
    }

    /// A database has a journal for a moment: while it is made.
    private boolean hasTables() {
        try {
            return hasStore() && Files.size(file()) > NO_TABLES;
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store cannot be read", e);
        }
    }

    private static LedgerStoreException strange(String what) {
        return new LedgerStoreException(Code.UNAVAILABLE, what);
    }

    ProcessLock lock() {
        try {
            return ProcessLock.at(path.resolve(LOCK));
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "%s cannot be made or written to".formatted(LOCK), e);
        }
    }

    /// Makes it and the folders above it, so that they outlive a power cut.
    void make() throws IOException {
        make(path);
    }

    private static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var above = folder.toAbsolutePath().getParent();
        if (above != null) {
            make(above);
        }
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException _) {
            // Another process was faster.
        }
        if (above != null) {
            sync(above);
        }
    }

    /// When it returns, the names of its files outlive a power cut.
    void sync() throws IOException {
        sync(path);
    }

    private static void sync(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
