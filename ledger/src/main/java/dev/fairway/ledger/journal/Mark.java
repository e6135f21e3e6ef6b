package dev.fairway.ledger.journal;

import dev.fairway.ledger.note.Note;
import java.util.Optional;

/// The newest checkpoint that a machine has signed, remembered beside the log's key and outside of the store: a store
/// that was set back to an older copy is found out by it.
public interface Mark {

    /// Nothing where this machine has signed none.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be read
    Optional<Note> read();

    /// Remembers a checkpoint, unless a newer one is remembered already. When it returns, that outlives a power cut.
    ///
    /// @throws java.io.UncheckedIOException if it cannot be written
    void advance(Note checkpoint);
}
