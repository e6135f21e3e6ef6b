package dev.fairway.cli.ledger;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Why a store cannot be used, with what its place shows and the failure does not.
final class StoreFailure {

    /// Bytes that a database needs beside it even to be read: the index of its write-ahead log.
    private static final long LEAST = 64 << 10;

    private StoreFailure() {}

    /// @param folder of the store
    static String sentence(Path folder, LedgerStoreException e) {
        return SqliteLedgerStore.isEmptied(folder)
                ? "%s: its database has no bytes, so whatever was recorded in it is gone: bring back the newest copy"
                        .formatted(folder)
                : sentence(folder, e, isFull(folder));
    }

    static String sentence(Path folder, LedgerStoreException e, boolean isFull) {
        return isFull && e.code() == LedgerStoreException.Code.UNAVAILABLE
                ? "%s: %s: its disk is full, and even reading needs %d KiB there"
                        .formatted(folder, e.getMessage(), LEAST >> 10)
                : "%s: %s".formatted(folder, e.getMessage());
    }

    private static boolean isFull(Path folder) {
        try {
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() < LEAST;
        } catch (IOException _) {
            return false;
        }
    }
}
