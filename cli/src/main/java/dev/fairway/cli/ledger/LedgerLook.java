package dev.fairway.cli.ledger;

import dev.fairway.cli.command.Surroundings;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What there is of a ledger here, for `fairway doctor`: the store, who can append to it, the mark and the spool.
/// Nothing is made, signed or remembered, and no secret is told.
public final class LedgerLook {

    private static final String LEDGER = "ledger";
    private static final String APPENDING = "appending";
    private static final String MARK = "mark";

    private final LedgerPlace place;
    private final List<Line> lines = new ArrayList<>();

    private LedgerLook(LedgerPlace place) {
        this.place = place;
    }

    /// One thing that was looked at.
    ///
    /// @param fine whether it is as good as it can be
    public record Line(boolean fine, String what, String text) {}

    /// At least one; that there is no ledger is no fault.
    public static List<Line> of(Surroundings surroundings) {
        var look = new LedgerLook(LedgerPlace.of(surroundings));
        try {
            look.store();
        } catch (LedgerStoreException e) {
            look.note(LEDGER, StoreFailure.sentence(look.place.folder(), e, true));
        } catch (UncheckedIOException e) {
            look.note(LEDGER, String.valueOf(e.getMessage()));
        }
        look.spool();
        return List.copyOf(look.lines);
    }

    private void fine(String what, String text) {
        lines.add(new Line(true, what, text));
    }

    private void note(String what, String text) {
        lines.add(new Line(false, what, text));
    }

    private void store() {
        var mistake = place.linked().or(() -> GivenKeys.logMistake(place.surroundings()));
        if (mistake.isPresent()) {
            note(LEDGER, mistake.get());
        } else if (SqliteLedgerStore.exists(place.folder())) {
            try (var store = SqliteLedgerStore.openToRead(place.folder())) {
                store.read(contents -> {
                    held(contents);
                    return lines;
                });
            }
        } else {
            place.notes()
                    .gone(place.folder())
                    .ifPresentOrElse(
                            gone -> note(LEDGER, gone), () -> fine(LEDGER, "none in %s".formatted(place.folder())));
        }
    }

    private void held(Contents contents) {
        var claimed = LedgerPlace.claimedKey(contents);
        if (claimed.isEmpty()) {
            note(LEDGER, place.emptied(List.of()).orElse("%s has no entries yet".formatted(place.folder())));
            return;
        }
        var log = claimed.get();
        var displaced = place.displaced(log);
        if (displaced.isPresent()) {
            note(LEDGER, displaced.get());
            return;
        }
        var where = "%s, %d entries, %s".formatted(place.folder(), contents.size(), log.name());
        if (!(Trust.ofPlace(place).ofStore(log) instanceof Trust.Answer.Believed)) {
            note(LEDGER, where + ": nobody here vouches for it; fairway ledger verify --key does");
            return;
        }
        fine(LEDGER, where);
        appending(contents, log);
        mark(contents, log);
    }

    private void appending(Contents contents, VerifierKey log) {
        if (!place.ownLog(log.name()).equals(Optional.of(log))) {
            note(APPENDING, "no: the key of this log is not here, so that it is only read");
            return;
        }
        var mistake = GivenKeys.signerMistake(place.surroundings());
        if (mistake.isPresent()) {
            note(APPENDING, "no: " + mistake.get());
            return;
        }
        if (!Files.isWritable(place.folder())) {
            note(APPENDING, "no: %s cannot be written to".formatted(place.folder()));
            return;
        }
        var others = SqliteLedgerStore.othersIn(place.folder());
        if (others.isPresent()) {
            note(APPENDING, "no: %s; fairway ledger rebuild makes its tables anew".formatted(others.get()));
            return;
        }
        if (markFault(contents, log).isPresent()) {
            note(APPENDING, "no: the store is not what this machine has seen");
            return;
        }
        var proved = Proved.of(contents, log, Ed25519::holds);
        var key = GivenKeys.signer(place.surroundings())
                .map(Signer::key)
                .or(() -> place.keys()
                        .key(log.name(), it -> proved.holder(it.fingerprint()).isPresent()));
        if (key.isEmpty()) {
            fine(APPENDING, "yes, with a key of this machine that is made then");
            return;
        }
        var holder = proved.holder(key.get().fingerprint());
        if (holder.filter(it -> !it.inForce()).isPresent()) {
            note(
                    APPENDING,
                    "no: the key that signs here, %s, was ended"
                            .formatted(key.get().fingerprint()));
        } else {
            fine(APPENDING, "yes, with the key " + signer(key.get(), holder));
        }
    }

    private String signer(PublicKey key, Optional<Holder> holder) {
        return "%s%s%s"
                .formatted(
                        key.fingerprint(),
                        GivenKeys.isSignerGiven(place.surroundings()) ? " of " + GivenKeys.SIGNER : "",
                        holder.isPresent() ? "" : ", which signs here for the first time");
    }

    /// Why the store is not what this machine remembers of it; nothing where it is.
    private Optional<String> markFault(Contents contents, VerifierKey log) {
        var remembered = place.memory().of(log, false);
        var shown = contents.checkpoint().flatMap(note -> Checkpoint.of(note, log, Ed25519::holds));
        return shown.isEmpty()
                ? Optional.of("the store has no checkpoint that is signed by its log; fairway ledger verify says more")
                : LogMemory.fault(remembered, shown.get(), contents);
    }

    private void mark(Contents contents, VerifierKey log) {
        var fault = markFault(contents, log);
        if (fault.isPresent()) {
            note(MARK, fault.get());
            return;
        }
        if (place.ownLog(log.name()).isEmpty()) {
            fine(MARK, "none, as this machine does not append; the store agrees with what was seen of it");
            return;
        }
        place.memory()
                .gap(log, place.notes().made(place.folder()))
                .ifPresentOrElse(
                        gap -> note(MARK, gap),
                        () -> fine(MARK, "the store agrees with what was signed and seen here"));
    }

    private void spool() {
        try {
            var spool = Spool.of(place);
            var count = spool.files().size();
            if (count > 0) {
                note("spool", "%d waiting: fairway evidence spool flush records it, list shows it".formatted(count));
            } else {
                fine("spool", "nothing waits for this ledger");
            }
        } catch (IOException _) {
            note("spool", "the spool of this ledger cannot be read");
        }
    }
}
