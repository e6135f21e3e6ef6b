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

    /// What the store says when a write finds no room.
    private static final String FULL = "the disk of the store is full";

    /// @param folder of the store
    /// @param wasThere whether this machine knows of a ledger there
    static String sentence(Path folder, LedgerStoreException e, boolean wasThere) {
        return sentence(folder, e, SqliteLedgerStore.isEmptied(folder), wasThere, isFull(folder));
    }

    /// A store that is just being made has no bytes either where its disk is full.
    ///
    /// @param isEmptied whether its database has no bytes
    static String sentence(Path folder, LedgerStoreException e, boolean isEmptied, boolean wasThere, boolean isFull) {
        var isMade = !wasThere && (isFull || FULL.equals(e.getMessage()));
        return isEmptied && !isMade
                ? "%s: its database has no bytes, so whatever was recorded in it is gone: bring back the newest copy"
                        .formatted(folder)
                : full(folder, e, isFull);
    }

    static String full(Path folder, LedgerStoreException e, boolean isFull) {
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
