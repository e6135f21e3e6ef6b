package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.cli.command.Complaint;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.keys.Disk;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Whether a log may be begun where there is none, and how: with a key of its own, and after the one that was there.
///
/// @param anew whether somebody said that a log that was here is to be left behind
record LogMaking(LedgerPlace place, boolean anew) {

    LogMaking {
        requireNonNull(place, "place");
    }

    /// Why no log may be begun where there is none. Whoever makes one notes it in the same turn, so it is in a turn
    /// that one looks for both: else a log that is just being made would pass for one that is gone.
    Optional<String> refusal(BooleanSupplier isThere) {
        return isThere.getAsBoolean()
                ? Optional.empty()
                : place.keys().alone(() -> isThere.getAsBoolean() ? Optional.empty() : refusal());
    }

    private Optional<String> refusal() {
        var gone = anew ? Optional.<String>empty() : place.notes().gone(place.folder());
        return unasked().or(() -> gone).or(this::unfit);
    }

    /// Why none can be begun at this place.
    Optional<String> hindrance() {
        return unasked().or(this::unfit);
    }

    private Optional<String> unasked() {
        if (!place.given()
                && !place.surroundings().environment().getOrDefault("CI", "").isEmpty()) {
            return Optional.of(
                    ("there is no ledger in %s; in CI, %s says where the ledger is: one made here would be gone with"
                                    + " the job")
                            .formatted(place.folder(), LedgerPlace.VARIABLE));
        }
        return place.givenKey()
                .map(given ->
                        ("%s holds the key of %s, and there is no ledger in %s: bring that one back; a new one has"
                                        + " a key of its own, and is begun without this variable")
                                .formatted(GivenKeys.LOG, given.verifier().name(), place.folder()));
    }

    /// A store tells Git to look at nothing in its folder, so it is alone in it.
    private Optional<String> unfit() {
        if (Files.exists(place.folder()) && !Files.isDirectory(place.folder())) {
            return Optional.of("%s is a file, and a ledger is a folder; name one with %s"
                    .formatted(place.folder(), LedgerPlace.VARIABLE));
        }
        return SqliteLedgerStore.foreignIn(place.folder())
                .map(name -> ("there is no ledger in %s, and none is made beside other files (%s), which it would hide"
                                + " from Git; name a folder of its own with %s")
                        .formatted(place.folder(), name, LedgerPlace.VARIABLE));
    }

    /// What to do with a log that cannot be appended to, where another one was to be begun.
    void tellThatOneIsInTheWay() {
        if (anew) {
            Complaint.tell(
                    place.surroundings().err(),
                    ("--new-log begins a ledger where there is none: move %s elsewhere first; the new one says then"
                                    + " what it goes on after")
                            .formatted(place.folder()));
        }
    }

    /// Why a ledger that could be appended to is not, where another one was to be begun.
    String besides(VerifierKey log) {
        return ("--new-log begins a ledger where there is none, and %s is in %s: leave it away to record there, or move"
                        + " that folder elsewhere first")
                .formatted(log.name(), place.folder());
    }

    /// The key of the log that is there, or of one that is made now.
    Optional<SigningKey> logKey(SqliteLedgerStore store) {
        var claimed = store.read(LedgerPlace::claimedKey);
        if (claimed.isPresent()) {
            // A key that was given is meant: another one in its place would be used unasked.
            return place.givenKey()
                    .or(() -> place.keys().log(claimed.get().name()))
                    .filter(key -> key.verifier().equals(claimed.get()));
        }
        return place.keys()
                .alone(() ->
                        store.read(LedgerPlace::claimedKey).isPresent() ? logKey(store) : Optional.of(found(store)));
    }

    private SigningKey found(SqliteLedgerStore store) {
        ignoreInGit();
        var lost = place.notes().origin(place.folder());
        var before = lost.flatMap(place.memory()::newest);
        var key = place.keys().newLog(Optional.empty());
        var founded = LedgerWriting.ledger(
                        place,
                        place.reader(store, key.verifier()),
                        key,
                        place.keys().signer())
                .found(before);
        if (!(founded instanceof AppendResult.Appended)) {
            throw new LedgerStoreException(
                    LedgerStoreException.Code.UNAVAILABLE,
                    "the log could not be begun: " + AppendFailure.sentence(founded));
        }
        place.notes().remember(place.folder(), key.verifier().name());
        lost.ifPresent(origin ->
                Complaint.tell(place.surroundings().err(), after(key.verifier().name(), origin, before)));
        return key;
    }

    private static String after(String name, String origin, Optional<Checkpoint> before) {
        return before.map(it -> "a new ledger, %s: its first entry says that it goes on after %s, of %d entries"
                        .formatted(name, origin, it.size()))
                .orElseGet(
                        () -> ("a new ledger, %s: nothing is remembered here of %s, so it does not say that it goes on"
                                        + " after that one")
                                .formatted(name, origin));
    }

    private void ignoreInGit() {
        try {
            var ignore = place.folder().resolve(".gitignore");
            if (!Files.exists(ignore)) {
                Files.writeString(ignore, "*\n");
            }
        } catch (IOException e) {
            throw Disk.failure("%s cannot be written".formatted(place.folder()), e);
        }
    }
}
