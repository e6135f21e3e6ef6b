package dev.fairway.ledger.proved;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.log.Entry;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Remembers what was read of a log, so that the next question reads only what came since.
public final class RememberedEnds {

    private final KeyMemory memory;
    private @Nullable Tail tail;
    /// How many entries of the tail, of streams of keys, were held against the memory.
    private int heeded;

    public RememberedEnds() {
        this(KeyMemory.NONE);
    }

    /// @param memory of where the log's streams of keys ended before
    public RememberedEnds(KeyMemory memory) {
        this.memory = requireNonNull(memory, "memory");
    }

    /// @throws LedgerStoreException where it leaves out what is remembered of keys, too
    public synchronized Ends at(Proved log) {
        var kept = tail;
        var continued = kept != null && kept.continues(log);
        if (kept != null && continued) {
            kept.extend(log);
        } else {
            kept = Ends.read(log);
        }
        tail = kept;
        var ends = new Ends(log, kept);
        if (!continued || kept.keyEntries() != heeded) {
            heed(new KeyEnds(ends));
            heeded = kept.keyEntries();
        }
        return ends;
    }

    private void heed(KeyEnds ends) {
        for (var before : memory.ends()) {
            if (!ends.goesOn(before)) {
                tail = null;
                throw new LedgerStoreException(
                        Code.MALFORMED,
                        "what the log says of where streams end leaves out what was seen of %s"
                                .formatted(ends.stream(before).orElse("a key")));
            }
        }
        memory.accept(ends.streams().stream()
                .flatMap(stream -> ends.end(stream).stream())
                .toList());
    }

    /// Is told of entries that were just added, which then need not be read. What is told wrongly is found out when
    /// the ends are asked for: they are held against the signed root.
    ///
    /// @param from index of the first
    public synchronized void added(long from, List<Entry> entries) {
        var kept = tail;
        if (kept != null) {
            kept.added(from, entries);
        }
    }
}
