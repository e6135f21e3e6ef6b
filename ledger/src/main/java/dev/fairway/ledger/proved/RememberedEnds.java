package dev.fairway.ledger.proved;

import dev.fairway.ledger.log.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Remembers what was read of a log, so that the next question reads only what came since.
public final class RememberedEnds {

    private @Nullable Tail tail;

    public synchronized Ends at(Proved log) {
        var kept = tail;
        if (kept != null && kept.continues(log)) {
            kept.extend(log);
        } else {
            kept = Ends.read(log);
        }
        tail = kept;
        return new Ends(log, kept);
    }

    /// Is told of entries that were just added, which then need not be read. What is told wrongly is found out when
    /// the
    /// ends are asked for: they are held against the signed root.
    ///
    /// @param from index of the first
    public synchronized void added(long from, List<Entry> entries) {
        var kept = tail;
        if (kept != null) {
            kept.added(from, entries);
        }
    }
}
