package dev.fairway.ledger.verify;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Makes anew all that a store keeps of its entries beside them: indexes, the tree, the map of ends.
///
/// The entries are held against the log's signature and judged by its rules. The signatures of facts are not checked
/// again, and what is wrong with files is left as it is, since nobody can make them anew: that is for `verify`, which
/// whoever rebuilds asks afterwards.
public final class Rebuild {

    private Rebuild() {}

    /// What came of it.
    ///
    /// @param whole what the entries are
    /// @param left what is wrong with blobs: nothing that could be made anew
    public record Made(Verdict.Whole whole, Faults left) {
        public Made {
            requireNonNull(whole, "whole");
            requireNonNull(left, "left");
        }
    }

    /// @param log whose signature counts
    /// @param verification of that signature
    /// @param threads that read ahead
    /// @throws LedgerStoreException where the entries are not what the log has signed: nothing has changed then
    public static Made of(LedgerStore store, VerifierKey log, Verification verification, int threads) {
        return of(store, log, verification, threads, (_, _) -> Optional.empty());
    }

    /// @param objection why a store that is whole is left as it is, by its tree as it was made anew
    /// @throws LedgerStoreException as for the other; with the objection where there is one
    public static Made of(
            LedgerStore store,
            VerifierKey log,
            Verification verification,
            int threads,
            BiFunction<Verdict.Whole, Contents, Optional<String>> objection) {
        requireNonNull(log, "log");
        var found = new AtomicReference<Verdict.@Nullable Whole>();
        var left = new Faults();
        store.rebuild((contents, each) -> {
            // No fact is signed by the log's own key.
            Verification ofLog = (key, message, signature) ->
                    !key.equals(log.publicKey()) || verification.holds(key, message, signature);
            var verifier = new Verifier(log, List.of(), ofLog, threads);
            var whole = whole(verifier.entries(new EntrySource(contents, each), left));
            objection.apply(whole, contents).ifPresent(why -> {
                throw new LedgerStoreException(Code.MALFORMED, why);
            });
            found.set(whole);
        });
        return new Made(requireNonNull(found.get(), "a store that was rebuilt"), left);
    }

    /// Whatever else it is, nothing may be kept of it.
    private static Verdict.Whole whole(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Whole whole -> whole;
            case Verdict.Broken(var faults, var _) ->
                throw new LedgerStoreException(
                        Code.MALFORMED,
                        "the entries themselves are not what the log has signed (%s), so nothing was changed"
                                .formatted(faults.getFirst()));
            case Verdict.Empty() -> throw new LedgerStoreException(Code.MALFORMED, "the store has no entries");
            case Verdict.Unreadable(var why) -> throw new LedgerStoreException(Code.UNAVAILABLE, why);
        };
    }
}
