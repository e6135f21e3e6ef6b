package dev.fairway.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.FileMark;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        var fixed =
                new SqliteReadStore(new FileConnections(folder.resolve("store").resolve("ledger.db"), true));

        assertThat(fixed.read(Contents::size)).isEqualTo(1);
        try (var files = Files.list(folder.resolve("store"))) {
            assertThat(files.map(it -> it.getFileName().toString())).doesNotContain("ledger.db-wal", "ledger.db-shm");
        }
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

    @Test
    void networkFileSystemsAreKnownByTheirType() {
        assertThat(Networks.isShared("nfs4")).isTrue();
        assertThat(Networks.isShared("ext4")).isFalse();
    }

    private void appendOne() {
        var log = new SampleLog();
        try (var store = open()) {
            new Journal(new Commits(store, log.key(), new FileMark(folder.resolve("mark")), log::now, Ed25519::holds))
                    .append(Draft.of(log.entry0()));
        }
    }
}
