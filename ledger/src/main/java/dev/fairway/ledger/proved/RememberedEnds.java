package dev.fairway.ledger.proved;

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
}
