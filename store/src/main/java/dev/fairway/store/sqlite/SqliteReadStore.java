package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.util.function.Function;

/// A store that was opened for reading.
final class SqliteReadStore implements LedgerStore {

    private final Readers readers;

    SqliteReadStore(Connections connections) {
        this.readers = new Readers(connections);
    }

    @Override
    public <T> T read(Function<Contents, T> question) {
        return readers.read(question);
    }

    @Override
    public void append(Sequencer sequencer, Sealer sealer) {
        throw refusal();
    }

    @Override
    public void rebuild(Indexer indexer) {
        throw refusal();
    }

    @Override
    public void purge() {
        throw refusal();
    }

    @Override
    public void close() {
        readers.close();
    }

    static LedgerStoreException refusal() {
        return new LedgerStoreException(Code.UNAVAILABLE, "the store was opened for reading");
    }
}
