package dev.fairway.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class StoreFailureTest {

    private static final Path STORE = Path.of("/store");

    @Test
    void aFullDiskIsSaidToBeFullAlsoWhereOneOnlyReads() {
        var failed = new LedgerStoreException(Code.UNAVAILABLE, "the store's disk failed");

        assertThat(StoreFailure.full(STORE, failed, true))
                .isEqualTo("/store: the store's disk failed: its disk is full, and even reading needs 64 KiB there");
        assertThat(StoreFailure.full(STORE, failed, false)).isEqualTo("/store: the store's disk failed");
    }

    @Test
    void whatIsBusyOrMalformedIsThatOnAFullDiskToo() {
        var busy = new LedgerStoreException(Code.BUSY, "somebody else holds the store");

        assertThat(StoreFailure.full(STORE, busy, true)).isEqualTo("/store: somebody else holds the store");
    }

    @Test
    void whatCouldNotBeMadeOnAFullDiskIsNotSaidToBeGone() {
        var full = new LedgerStoreException(Code.UNAVAILABLE, "the disk of the store is full");
        var failed = new LedgerStoreException(Code.UNAVAILABLE, "the store's disk failed");

        assertThat(StoreFailure.sentence(STORE, full, true, false, false))
                .isEqualTo("/store: the disk of the store is full");
        assertThat(StoreFailure.sentence(STORE, failed, true, false, true)).contains("its disk is full");
        assertThat(StoreFailure.sentence(STORE, full, true, true, true)).contains("has no bytes");
        assertThat(StoreFailure.sentence(STORE, failed, true, false, false)).contains("has no bytes");
    }
}
