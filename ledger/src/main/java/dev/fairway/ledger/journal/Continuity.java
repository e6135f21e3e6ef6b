package dev.fairway.ledger.journal;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.tree.Proofs;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Whether a store still holds all that its log has signed. A store set back to an older copy does not, nor does one
/// that somebody wrote into.
final class Continuity {

    private final VerifierKey log;
    private final Verification verification;
    /// The note that was verified last: most often the one that this process has signed itself.
    private final AtomicReference<@Nullable Note> known = new AtomicReference<>();

    Continuity(VerifierKey log, Verification verification) {
        this.log = log;
        this.verification = verification;
    }

    /// Remembers what was signed here.
    void signed(Note note) {
        known.set(note);
    }

    /// Why nothing may be signed; nothing where all is well.
    Optional<String> fault(Contents contents, Optional<Note> mark) {
        var stored = contents.checkpoint();
        if (stored.isPresent()) {
            var fault = fault(contents, stored.get(), "the store's own checkpoint");
            if (fault.isPresent()) {
                return fault;
            }
        } else if (contents.size() > 0 && mark.isEmpty()) {
            return Optional.of("the store has entries that no checkpoint covers");
        }
        if (mark.isEmpty() || mark.equals(stored)) {
            return Optional.empty();
        }
        return fault(contents, mark.get(), "what this machine remembers of the log");
    }

    private Optional<String> fault(Contents contents, Note note, String what) {
        var checkpoint = checkpoint(note);
        if (checkpoint.isEmpty()) {
            return Optional.of("%s is not signed by %s".formatted(what, log.name()));
        }
        var size = checkpoint.get().size();
        if (size > contents.size()) {
            return Optional.of(
                    "the store holds %d entries, and %s has %d: it was rolled back; bring back its newest copy"
                            .formatted(contents.size(), what, size));
        }
        if (!Proofs.root(size, contents).equals(checkpoint.get().root())) {
            return Optional.of(
                    "the first %d entries of the store are not those of %s: it was forked; bring back its newest copy"
                            .formatted(size, what));
        }
        return Optional.empty();
    }

    private Optional<Checkpoint> checkpoint(Note note) {
        if (note.equals(known.get())) {
            return Checkpoint.parse(note.text());
        }
        var checkpoint = Checkpoint.of(note, log, verification);
        checkpoint.ifPresent(_ -> known.set(note));
        return checkpoint;
    }
}
