package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.cli.command.Complaint;
import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.verify.Rebuild;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Opens the store that is there to read it, where its log is believed here.
record LedgerReading(LedgerPlace place) {

    LedgerReading {
        requireNonNull(place, "place");
    }

    /// Runs something on the store, if it is no older, and no other, than it was when it was seen before.
    Exit run(Function<LedgerPlace.Reader, Exit> work) {
        return opening(Trust.ofPlace(place), reader -> checked(reader, work), this::disbelieved, place::failed);
    }

    /// @param otherwise what happens where the log is not believed, with the key that it claims
    /// @param failing what happens where the store cannot be read
    Exit opening(
            Trust trust,
            Function<LedgerPlace.Reader, Exit> work,
            BiFunction<Trust.Answer, VerifierKey, Exit> otherwise,
            Function<LedgerStoreException, Exit> failing) {
        var mistake = place.linked().or(() -> GivenKeys.logMistake(place.surroundings()));
        if (mistake.isPresent()) {
            return place.mistake(mistake.get());
        }
        if (!SqliteLedgerStore.exists(place.folder())) {
            return absent();
        }
        try (var store = SqliteLedgerStore.openToRead(place.folder())) {
            var claimed = store.read(LedgerPlace::claimedKey);
            if (claimed.isEmpty()) {
                return withoutEntries(store, trust);
            }
            var displaced = trust.isNamed() ? Optional.<String>empty() : place.displaced(claimed.get());
            if (displaced.isPresent()) {
                Complaint.tell(place.surroundings().err(), displaced.get());
                return Exit.FINDINGS;
            }
            return switch (trust.ofStore(claimed.get())) {
                case Trust.Answer.Believed(var log) -> {
                    place.tellIfMarkIsGone(log);
                    yield work.apply(place.reader(store, log));
                }
                case Trust.Answer other -> otherwise.apply(other, claimed.get());
            };
        } catch (LedgerStoreException e) {
            return failing.apply(e);
        } catch (UncheckedIOException e) {
            return place.unseen(String.valueOf(e.getMessage()));
        }
    }

    /// Who begins a log notes it after its first entry: where a note is there, and then no entry, there was one.
    private Exit withoutEntries(LedgerStore store, Trust trust) {
        var fault = place.emptied(trust.keys()).filter(_ -> store.read(Contents::size) == 0);
        if (fault.isEmpty()) {
            return place.unseen("the ledger in %s has no entries yet".formatted(place.folder()));
        }
        Complaint.tell(place.surroundings().err(), fault.get());
        return Exit.FINDINGS;
    }

    private Exit absent() {
        try {
            return place.mistake(place.absence());
        } catch (UncheckedIOException e) {
            return place.unseen(String.valueOf(e.getMessage()));
        }
    }

    /// Makes the indexes anew, and verifies the store then: what is wrong with files cannot be mended so.
    Exit rebuilding(Function<Rebuild.Made, Exit> tell) {
        var threads = Runtime.getRuntime().availableProcessors();
        return opening(
                Trust.ofPlace(place),
                reader -> {
                    var remembered = place.memory().of(reader.log(), false);
                    try (var store = SqliteLedgerStore.open(place.folder(), LedgerPlace.PATIENCE)) {
                        var made = Rebuild.of(
                                store,
                                reader.log(),
                                Ed25519::holds,
                                threads,
                                (found, contents) -> LogMemory.fault(remembered, found.checkpoint(), contents));
                        return checked(place.reader(store, reader.log()), _ -> tell.apply(made));
                    }
                },
                this::disbelieved,
                place::notRebuilt);
    }

    /// Tells why a log is not believed.
    private Exit disbelieved(Trust.Answer answer, VerifierKey claimed) {
        return switch (answer) {
            case Trust.Answer.Mistaken(var mistakes) -> {
                mistakes.forEach(mistake -> Complaint.tell(place.surroundings().err(), mistake));
                yield Exit.MISTAKE;
            }
            case Trust.Answer.Unaccepted(var why) -> {
                Complaint.tell(place.surroundings().err(), "%s: %s".formatted(place.folder(), why));
                yield Exit.FINDINGS;
            }
            case Trust.Answer.Unknown _, Trust.Answer.Believed _ ->
                place.unseen(
                        ("nobody here vouches for this log; if you trust it from elsewhere, run fairway ledger verify"
                            + " --key with its key, which is remembered then. It calls itself (untrusted): %s")
                                .formatted(claimed));
        };
    }

    private Exit checked(LedgerPlace.Reader reader, Function<LedgerPlace.Reader, Exit> work) {
        var fault = place.fault(reader);
        if (fault.isEmpty()) {
            return work.apply(reader);
        }
        Complaint.tell(place.surroundings().err(), "%s: %s".formatted(place.folder(), fault.get()));
        return Exit.FINDINGS;
    }
}
