package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.engine.release.Releases;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.UncheckedIOException;
import java.util.Optional;

/// For which ledger, and for which release of it, something is meant that has to wait, as far as this machine knows.
///
/// @param log its origin
/// @param release id
record Intended(Optional<String> log, Optional<String> release) {

    Intended {
        requireNonNull(log, "log");
        requireNonNull(release, "release");
    }

    /// By the store where it can be read, though it cannot be appended to now; else by what is remembered.
    ///
    /// @param text as somebody named the release
    static Intended of(LedgerPlace place, String text) {
        if (SqliteLedgerStore.exists(place.folder())) {
            try (var store = SqliteLedgerStore.openToRead(place.folder())) {
                var shown = store.read(contents -> in(place, contents, text));
                if (shown.isPresent()) {
                    return shown.get();
                }
            } catch (LedgerStoreException | UncheckedIOException _) {
                // Then it cannot be read either.
            }
        }
        return new Intended(remembered(place), Optional.empty());
    }

    private static Optional<Intended> in(LedgerPlace place, Contents contents, String text) {
        return LedgerPlace.claimedKey(contents)
                .filter(claimed -> Trust.ofPlace(place).ofStore(claimed) instanceof Trust.Answer.Believed)
                .map(log -> {
                    var meant = Releases.meant(Proved.of(contents, log, Ed25519::holds), text);
                    return new Intended(
                            Optional.of(log.name()),
                            meant.size() == 1
                                    ? Optional.of(meant.getFirst().id().text())
                                    : Optional.empty());
                });
    }

    /// The key that would sign it here.
    ///
    /// @throws UncheckedIOException with a sentence, where it cannot be read
    PublicKey adder(LedgerPlace place) {
        return GivenKeys.signer(place.surroundings())
                .map(Signer::key)
                .or(() -> log.flatMap(origin -> place.keys().key(origin, _ -> false)))
                .orElseGet(() -> place.keys().signer().key());
    }

    private static Optional<String> remembered(LedgerPlace place) {
        try {
            return place.givenKey()
                    .map(key -> key.verifier().name())
                    .or(() -> place.notes().origin(place.folder()));
        } catch (UncheckedIOException _) {
            return Optional.empty();
        }
    }
}
