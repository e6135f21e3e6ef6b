package dev.fairway.ledger.trust;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Proofs;
import java.util.List;
import java.util.Optional;

/// How a checkpoint that a log has signed stands to those that were seen of it before.
public sealed interface Standing {

    /// Whether what is shown may be remembered. What nothing shows to belong to what was seen is neither a measure for
    /// others later, nor a proof that it belongs when it is shown again.
    default boolean isToRemember() {
        return switch (this) {
            case First _, Confirmed _ -> true;
            case Unproved _, Contradicted _ -> false;
        };
    }

    /// None was seen before.
    record First() implements Standing {}

    /// It was seen before, or proved to be a beginning, or a continuation, of the newest that was.
    record Confirmed() implements Standing {}

    /// Nothing shows that it belongs to those that were seen, nor that it does not.
    ///
    /// @param newest that was seen
    record Unproved(Checkpoint newest) implements Standing {
        public Unproved {
            requireNonNull(newest, "newest");
        }
    }

    /// The log has signed two histories.
    ///
    /// @param seen that it contradicts
    record Contradicted(Checkpoint seen) implements Standing {
        public Contradicted {
            requireNonNull(seen, "seen");
        }
    }

    /// Whoever has hashes of a tree.
    @FunctionalInterface
    interface Prover {

        /// What shows that the newer tree begins with the older one; nothing where nobody here has the newer one.
        ///
        /// @param older it is smaller
        Optional<List<Hash>> consistency(Checkpoint older, Checkpoint newer);
    }

    /// @param seen checkpoints of the same log
    static Standing of(Checkpoint shown, List<Checkpoint> seen, Prover prover) {
        var confirmed = false;
        Optional<Checkpoint> unproved = Optional.empty();
        for (var before : seen) {
            var older = before.size() < shown.size() ? before : shown;
            var newer = before.size() < shown.size() ? shown : before;
            var proof = older.size() == newer.size() ? Optional.of(List.<Hash>of()) : prover.consistency(older, newer);
            if (proof.isEmpty()) {
                unproved = Optional.of(before);
            } else if (Proofs.consistent(older.size(), older.root(), newer.size(), newer.root(), proof.get())) {
                // What is a beginning of one that was seen belongs to it; so does what begins with the newest one.
                confirmed |= before.size() >= shown.size() || before.equals(seen.getLast());
            } else {
                return new Contradicted(before);
            }
        }
        if (confirmed || seen.isEmpty()) {
            return confirmed ? new Confirmed() : new First();
        }
        return new Unproved(unproved.orElse(seen.getLast()));
    }
}
