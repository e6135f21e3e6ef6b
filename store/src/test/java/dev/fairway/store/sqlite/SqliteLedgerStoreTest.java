package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.store.LedgerStoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SqliteLedgerStoreTest extends LedgerStoreKit {

    private static final LedgerStore.Sequencer NEVER_ASKED = _ -> {
        throw new AssertionError("never asked");
    };
    private static final LedgerStore.Sealer NEVER_SIGNED = (_, _) -> {
        throw new AssertionError("never signed");
    };

    @TempDir
    private Path folder;

    @Override
    protected LedgerStore open() {
        return SqliteLedgerStore.open(folder.resolve("store"), Duration.ofSeconds(10));
    }

    @Test
    void aStoreOnMediaThatCannotBeWrittenToIsRead() throws IOException {
        appendOne();
        var fixed = new SqliteForeignStore(new StoreFolder(folder.resolve("store")));

        assertThat(fixed.read(Contents::size)).isEqualTo(1);
        try (var files = Files.list(folder.resolve("store"))) {
            assertThat(files.map(it -> it.getFileName().toString())).doesNotContain("ledger.db-wal", "ledger.db-shm");
        }
    }

    /// Without locks one sees a database of which others have moved pages.
    @Test
    void whoMayNotWriteToTheFolderReadsAgainWhereOthersHaveWrittenMeanwhile() {
        appendOne();
        var foreign = new SqliteForeignStore(new StoreFolder(folder.resolve("store")));
        var asked = new AtomicInteger();

        long size = foreign.read(contents -> {
            if (asked.getAndIncrement() == 0) {
                append(log.note("meanwhile"));
            }
            return contents.size();
        });

        assertThat(asked).hasValue(2);
        assertThat(size).isEqualTo(2);
        assertThatThrownBy(() -> foreign.read(contents -> {
                    append(log.note("again " + asked.incrementAndGet()));
                    return contents.size();
                }))
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("others write to the store");
    }

    @Test
    void aPipeInTheStoresFolderIsNotWaitedFor() throws Exception {
        appendOne();
        var pipe = folder.resolve("store").resolve("ledger.db-journal");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerStoreException.class)
                .hasMessage("ledger.db-journal is no file");
    }

    /// SQLite rolls back what a journal says, and deletes it, before anything of the database was looked at.
    @Test
    void aJournalThatSomebodyHasPutThereIsNotCarriedOut() throws IOException {
        appendOne();
        var journal = folder.resolve("store").resolve("ledger.db-journal");
        Files.writeString(journal, "what somebody has written");

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("which no store has");
        assertThatThrownBy(() -> SqliteLedgerStore.openToRead(folder.resolve("store")))
                .isInstanceOf(LedgerStoreException.class);
        assertThat(journal).hasContent("what somebody has written");
    }

    @Test
    void whoReadsWritesNothing() {
        appendOne();
        try (var store = SqliteLedgerStore.openToRead(folder.resolve("store"))) {
            assertThat(store.read(Contents::size)).isEqualTo(1);
            assertThatThrownBy(() -> store.append(NEVER_ASKED, NEVER_SIGNED)).isInstanceOf(LedgerStoreException.class);
        }
    }

    @Test
    void whatIsNoLedgerIsNotTouched() throws IOException {
        var store = Files.createDirectories(folder.resolve("store"));
        Files.writeString(store.resolve("ledger.db"), "something else, and long enough to be no empty database");

        assertThatThrownBy(this::open).isInstanceOf(LedgerStoreException.class);
        assertThat(store.resolve("ledger.db")).content().startsWith("something else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ledger.lock", "ledger.db", "ledger.db-wal", "ledger.db-shm", "ledger.db-journal"})
    void nothingIsWrittenThroughALink(String name) throws IOException {
        appendOne();
        var file = folder.resolve("store").resolve(name);
        var victim = Files.writeString(folder.resolve("victim"), "somebody's keys");
        Files.deleteIfExists(file);
        Files.createSymbolicLink(file, victim);

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerStoreException.class)
                .hasMessage(name + " is a link, and a store has none");
        assertThatThrownBy(() -> SqliteLedgerStore.openToRead(folder.resolve("store")))
                .isInstanceOf(LedgerStoreException.class);
        assertThat(victim).hasContent("somebody's keys");
        Files.delete(victim);
        assertThatThrownBy(this::open).isInstanceOf(LedgerStoreException.class);
        assertThat(victim).doesNotExist();
    }

    @Test
    void aStoreOfALaterVersionIsCalledThat() throws SQLException {
        appendOne();
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("store/ledger.db"))) {
            connection.createStatement().execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(this::open)
                .isInstanceOf(LedgerStoreException.class)
                .hasMessageContaining("made by a later version of fairway");
    }

    @Test
    void networkFileSystemsAreKnownByTheirType() {
        assertThat(Networks.isShared("nfs4")).isTrue();
        assertThat(Networks.isShared("ext4")).isFalse();
    }

    /// The runtime tells of a lock that another store of the same process holds by an exception of its own.
    @Test
    void twoStoresOfOneProcessWaitForEachOther() throws Exception {
        var log = new SampleLog();
        var mark = new FileMark(folder.resolve("mark"));
        var facts = new ArrayList<>(List.of(log.entry0()));
        IntStream.range(0, 40).forEach(number -> facts.add(log.note("note " + number)));
        var results = new ConcurrentLinkedQueue<AppendResult>();
        try (var one = open();
                var other = open();
                var threads = Executors.newFixedThreadPool(2)) {
            var first = new Journal(new Commits(one, log.key(), mark, log::now, Ed25519::holds));
            var second = new Journal(new Commits(other, log.key(), mark, log::now, Ed25519::holds));
            results.add(first.append(Draft.of(facts.getFirst())));
            var done = List.of(
                    threads.submit(() -> facts.subList(1, 21).forEach(it -> results.add(first.append(Draft.of(it))))),
                    threads.submit(
                            () -> facts.subList(21, 41).forEach(it -> results.add(second.append(Draft.of(it))))));
            for (var it : done) {
                it.get();
            }
        }

        assertThat(results).hasSize(41).allMatch(AppendResult.Appended.class::isInstance);
    }

    /// The store as it is while another process has it open: its newest entry is in the write-ahead log alone.
    private Path copyWithLog(String name) throws IOException {
        appendOne();
        var copy = Files.createDirectory(folder.resolve(name));
        try (var store = open()) {
            append(store, log.note("in the write-ahead log"));
            for (var file : List.of("ledger.db", "ledger.db-wal")) {
                Files.copy(folder.resolve("store").resolve(file), copy.resolve(file));
            }
        }
        return copy;
    }

    private static long size(Path of) {
        try (var store = SqliteLedgerStore.openToRead(of)) {
            return store.read(Contents::size);
        }
    }

    @Test
    void whatIsInTheWriteAheadLogAloneIsRead() throws IOException {
        var copy = copyWithLog("copy");
        // The database alone would tell of a moment before.
        var alone = Files.createDirectory(folder.resolve("alone"));
        Files.copy(copy.resolve("ledger.db"), alone.resolve("ledger.db"));

        assertThat(size(alone)).isEqualTo(1);
        assertThat(size(copy)).isEqualTo(2);
    }

    /// It is a folder here, which nobody can read, whatever he may.
    @Test
    void aWriteAheadLogThatCannotBeReadIsToldAndNoOlderAnswerGiven() throws IOException {
        var copy = copyWithLog("copy");
        var log = copy.resolve("ledger.db-wal");
        Files.delete(log);
        Files.createDirectory(log);
        Files.writeString(log.resolve("x"), "x");

        for (var opening : List.<Supplier<LedgerStore>>of(
                () -> SqliteLedgerStore.open(copy, Duration.ofSeconds(10)), () -> SqliteLedgerStore.openToRead(copy))) {
            assertThatThrownBy(opening::get)
                    .isInstanceOfSatisfying(
                            LedgerStoreException.class,
                            e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE))
                    .hasMessage("ledger.db-wal is no file");
        }
        var foreign = new SqliteForeignStore(new StoreFolder(copy));
        assertThatThrownBy(() -> foreign.read(Contents::size))
                .isInstanceOfSatisfying(
                        LedgerStoreException.class, e -> assertThat(e.code()).isEqualTo(Code.UNAVAILABLE));
    }

    private final SampleLog log = new SampleLog();

    private void appendOne() {
        append(log.entry0());
    }

    private void append(Fact fact) {
        try (var store = open()) {
            append(store, fact);
        }
    }

    private void append(LedgerStore store, Fact fact) {
        var mark = new FileMark(folder.resolve("mark"));
        assertThat(new Journal(new Commits(store, log.key(), mark, log::now, Ed25519::holds)).append(Draft.of(fact)))
                .isInstanceOf(AppendResult.Appended.class);
    }
}
