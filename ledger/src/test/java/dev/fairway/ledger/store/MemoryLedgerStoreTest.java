package dev.fairway.ledger.store;

final class MemoryLedgerStoreTest extends LedgerStoreKit {

    private final MemoryLedgerStore store = new MemoryLedgerStore();

    @Override
    protected LedgerStore open() {
        return store;
    }

    @Override
    protected boolean keeps() {
        return false;
    }
}
