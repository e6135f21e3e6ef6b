package dev.fairway.ledger.journal;

import dev.fairway.ledger.note.Note;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/// A mark in memory, which can break.
final class Remembered implements Mark {

    private Optional<Note> note = Optional.empty();
    private boolean broken;

    @Override
    public Optional<Note> read() {
        return note;
    }

    @Override
    public void advance(Note checkpoint) {
        if (broken) {
            throw new UncheckedIOException(new IOException("no space left"));
        }
        note = Optional.of(checkpoint);
    }

    void forget() {
        note = Optional.empty();
    }

    void breaks(boolean now) {
        broken = now;
    }
}
