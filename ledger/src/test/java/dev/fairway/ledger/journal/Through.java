package dev.fairway.ledger.journal;

import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import java.util.function.Function;

/// A store behind which another one is.
class Through implements LedgerStore {

    private final LedgerStore held;

    Through(LedgerStore held) {
        this.held = held;
    }

    @Override
    public <T> T read(Function<Contents, T> question) {
        return held.read(question);
    }

    @Override
    public void append(Sequencer sequencer, Sealer sealer) {
        held.append(sequencer, sealer);
    }

    @Override
    public void rebuild(Indexer indexer) {
        held.rebuild(indexer);
    }

    @Override
    public void purge() {
        held.purge();
    }

    @Override
    public void close() {
        held.close();
    }
}
