package dev.fairway.store.sqlite;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A store in a folder that one may not write to: on read-only media, or somebody else's. SQLite's locks are files
/// beside the database. Where there are none, it is read without locks, and only if nobody has written to it meanwhile
/// the answer holds.
final class SqliteForeignStore implements LedgerStore {

    /// How often somebody may write while one reads.
    private static final int ATTEMPTS = 5;

    private final StoreFolder folder;

    SqliteForeignStore(StoreFolder folder) {
        this.folder = requireNonNull(folder, "folder");
    }

    @Override
    public <T> T read(Function<Contents, T> question) {
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var answered = attempt(question);
            if (answered.isPresent()) {
                return answered.get().orElseThrow();
            }
        }
        throw new LedgerStoreException(
                Code.UNAVAILABLE,
                "others write to the store, and who may not write to its folder cannot read it meanwhile");
    }

    /// An answer or a failure.
    private record Answer<T>(@Nullable T value, Optional<LedgerStoreException> failure) {

        T orElseThrow() {
            if (failure.isPresent()) {
                throw failure.get();
            }
            return requireNonNull(value, "value");
        }
    }

    /// Nothing where somebody has written meanwhile.
    private <T> Optional<Answer<T>> attempt(Function<Contents, T> question) {
        var locked = folder.hasUnread();
        var before = folder.version();
        var answer = answer(question, !locked);
        var still = locked ? folder.hasUnread() || answer.failure().isEmpty() : isAt(before);
        return still ? Optional.of(answer) : Optional.empty();
    }

    private boolean isAt(StoreFolder.Version before) {
        return !folder.hasUnread() && folder.version().equals(before);
    }

    private <T> Answer<T> answer(Function<Contents, T> question, boolean fixed) {
        var readers = new Readers(new FileConnections(folder.file(), fixed));
        try {
            return new Answer<>(readers.read(question), Optional.empty());
        } catch (LedgerStoreException e) {
            return new Answer<>(null, Optional.of(e));
        } finally {
            readers.close();
        }
    }

    @Override
    public void append(Sequencer sequencer, Sealer sealer) {
        throw SqliteReadStore.refusal();
    }

    @Override
    public void rebuild(Indexer indexer) {
        throw SqliteReadStore.refusal();
    }

    @Override
    public void purge() {
        throw SqliteReadStore.refusal();
    }

    @Override
    public void close() {
        // Each reading has closed what it had opened.
    }
}
