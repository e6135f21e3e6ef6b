package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.engine.ledger.Ledger;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Appends to the ledger of a place: whether that may be, with which keys, and what is done after it.
///
/// @param anew whether somebody said that a log that was here is to be left behind
record LedgerWriting(LedgerPlace place, boolean anew) {

    LedgerWriting {
        requireNonNull(place, "place");
    }

    /// @param unreachable what happens where the ledger cannot be had now
    Exit run(Function<LedgerPlace.Writer, Exit> work, Function<LedgerStoreException, Exit> unreachable) {
        try {
            var mistake = place.linked()
                    .or(() -> GivenKeys.logMistake(place.surroundings()))
                    .or(() -> GivenKeys.signerMistake(place.surroundings()))
                    .or(() -> new LogMaking(place, anew).refusal(() -> SqliteLedgerStore.exists(place.folder())));
            if (mistake.isPresent()) {
                return place.mistake(mistake.get());
            }
            try (var store = SqliteLedgerStore.open(place.folder(), LedgerPlace.PATIENCE)) {
                return run(store, work);
            }
        } catch (LedgerStoreException e) {
            return e.code() == LedgerStoreException.Code.MALFORMED ? place.failed(e) : unreachable.apply(e);
        } catch (UncheckedIOException e) {
            return place.unseen(String.valueOf(e.getMessage()));
        }
    }

    private Exit run(SqliteLedgerStore store, Function<LedgerPlace.Writer, Exit> work) {
        var making = new LogMaking(place, anew);
        var refusal = making.refusal(() -> store.read(Contents::size) > 0);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var isBeside = anew && store.read(Contents::size) > 0;
        var displaced = anew
                ? Optional.<String>empty()
                : store.read(LedgerPlace::claimedKey).flatMap(place::displaced);
        if (displaced.isPresent()) {
            Complaint.tell(place.surroundings().err(), displaced.get());
            return Exit.FINDINGS;
        }
        var key = making.logKey(store);
        if (key.isEmpty()) {
            var exit = place.unseen(
                    place.givenKey().isPresent()
                            ? "%s holds the key of another log than the one in %s, so nothing can be appended"
                                    .formatted(GivenKeys.LOG, place.folder())
                            : "the key of this log is not here, so nothing can be appended; copy it from where the log"
                                    + " was made, or set " + GivenKeys.LOG);
            making.tellThatOneIsInTheWay();
            return exit;
        }
        place.tellIfMarkIsGone(key.get().verifier());
        var reader = place.reader(store, key.get().verifier());
        var fault = place.fault(reader);
        if (fault.isPresent()) {
            Complaint.tell(place.surroundings().err(), "%s: %s".formatted(place.folder(), fault.get()));
            making.tellThatOneIsInTheWay();
            return Exit.FINDINGS;
        }
        store.read(contents -> ClockNote.appending(
                        contents, place.surroundings().clock().instant()))
                .ifPresent(note -> Complaint.tell(place.surroundings().err(), note));
        return isBeside ? place.mistake(making.besides(key.get().verifier())) : run(reader, key.get(), work);
    }

    /// No log is begun in a store whose entries are gone: that was set back, and is nobody's mistake here.
    private Exit refused(String why) {
        var emptied = anew ? Optional.<String>empty() : place.emptied(List.of());
        if (emptied.isEmpty()) {
            return place.mistake(why);
        }
        Complaint.tell(place.surroundings().err(), emptied.get());
        return Exit.FINDINGS;
    }

    private Exit run(LedgerPlace.Reader reader, SigningKey key, Function<LedgerPlace.Writer, Exit> work) {
        var log = key.verifier();
        Predicate<PublicKey> isKnown = one -> LedgerPlace.isKnown(reader, one);
        var given = GivenKeys.signer(place.surroundings());
        var signer = given.orElseGet(() -> place.keys().signer(log.name(), isKnown));
        var exit = work.apply(new LedgerPlace.Writer(ledger(place, reader, key, signer), log, isKnown));
        // Of keys that were given only a machine's is asked: nobody is asked for a passphrase or a touch to keep up.
        given.ifPresent(machine -> ledger(place, reader, key, machine).keepUp());
        place.keys()
                .signerIfThere(log.name(), isKnown)
                .ifPresent(own -> ledger(place, reader, key, own).keepUp());
        // Beside the mark, and elsewhere: whoever takes one of them away leaves the other.
        reader.store()
                .read(Contents::checkpoint)
                .flatMap(note -> Checkpoint.parse(note.text()))
                .ifPresent(it -> place.memory().signed(log, it));
        return exit;
    }

    /// A log of a place, with its key and who signs.
    static Ledger ledger(LedgerPlace place, LedgerPlace.Reader reader, SigningKey key, Signer signer) {
        return new Ledger(
                reader.store(),
                key,
                place.keys().mark(key.verifier().name()),
                signer,
                LedgerPlace::id,
                place.surroundings().clock(),
                reader.ends(),
                () -> afterEnd(place, reader));
    }

    /// How somebody goes on whose key was ended: as somebody new.
    private static String afterEnd(LedgerPlace place, LedgerPlace.Reader reader) {
        if (GivenKeys.isSignerGiven(place.surroundings())) {
            return "name another one with %s, and it signs as somebody new".formatted(GivenKeys.SIGNER);
        }
        Predicate<PublicKey> isEnded = key -> reader.store()
                .read(contents -> reader.proved(contents).holder(key.fingerprint()))
                .filter(it -> !it.inForce())
                .isPresent();
        var files = place.keys().endedSigners(reader.log().name(), isEnded).stream()
                .map(Path::toString)
                .toList();
        return ("move %s elsewhere, and the next command that records something makes a new key, which signs as"
                        + " somebody new")
                .formatted(String.join(" and ", files));
    }
}
