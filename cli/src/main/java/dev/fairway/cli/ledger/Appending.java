package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.UncheckedIOException;
import java.util.function.Function;

/// Appends to a ledger that is there, or was: none is begun.
final class Appending {

    private Appending() {}

    /// @param unreachable what happens where it cannot be had now, though it was there
    static Exit to(
            LedgerPlace place,
            Function<LedgerPlace.Writer, Exit> work,
            Function<LedgerStoreException, Exit> unreachable) {
        // A link in the ledger's place is refused there.
        if (SqliteLedgerStore.exists(place.folder()) || place.linked().isPresent()) {
            return place.writing(false, work, unreachable);
        }
        var err = place.surroundings().err();
        try {
            var origin = place.notes().origin(place.folder());
            if (origin.isPresent()) {
                return unreachable.apply(new LedgerStoreException(
                        LedgerStoreException.Code.UNAVAILABLE,
                        "the ledger %s was here and is not there any more".formatted(origin.get())));
            }
            Complaint.tell(err, place.absence());
            return Exit.MISTAKE;
        } catch (UncheckedIOException e) {
            Complaint.tell(err, String.valueOf(e.getMessage()));
            return Exit.UNSEEN;
        }
    }
}
