package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreKit;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerStoreTest extends LedgerStoreKit {

    @TempDir
    private Path folder;

    @Override
    protected LedgerStore open() {
        return SqliteLedgerStore.open(folder.resolve("store"), Duration.ofSeconds(10));
    }
}
