package dev.fairway.ledger.trust;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.tree.Nodes;
import dev.fairway.ledger.tree.Proofs;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;

/// Signs checkpoints of logs after those that it signed before, and never two that contradict each other.
public final class Witness {

    private static final int MOST_LINES = 64;

    private final SigningKey key;
    private final KnownLogs cosigned;
    private final InstantSource clock;
    private final Verification verification;

    /// @param cosigned what this key has signed, kept beside it and for nothing else
    public Witness(SigningKey key, KnownLogs cosigned, InstantSource clock, Verification verification) {
        this.key = requireNonNull(key, "key");
        this.cosigned = requireNonNull(cosigned, "cosigned");
        this.clock = requireNonNull(clock, "clock");
        this.verification = requireNonNull(verification, "verification");
    }

    /// What became of a checkpoint.
    public sealed interface Result {

        /// @param note with this witness's signature, and those of others
        /// @param first whether it is the first one of its log that this key signs
        record Cosigned(Note note, Checkpoint checkpoint, boolean first) implements Result {
            public Cosigned {
                requireNonNull(note, "note");
                requireNonNull(checkpoint, "checkpoint");
            }
        }

        record Refused(String why) implements Result {
            public Refused {
                requireNonNull(why, "why");
            }
        }
    }

    /// @param nodes of the tree that the checkpoint is of; they are proved by
    public Result cosign(Note note, VerifierKey log, Nodes nodes) {
        var signed = Checkpoint.of(note, log, verification);
        if (signed.isEmpty() || !note.lines().getFirst().equals(note.by(log).getFirst())) {
            return new Result.Refused("it is not signed by %s".formatted(log.name()));
        }
        var others = new ArrayList<>(note.lines());
        others.removeIf(line -> note.by(key.verifier()).contains(line));
        if (others.size() >= MOST_LINES) {
            return new Result.Refused("it has as many signatures as a checkpoint may have");
        }
        var first = new boolean[1];
        // What is signed next is remembered, and synced, before the signature can go anywhere.
        var objection = cosigned.advance(log, signed.get(), false, known -> {
            first[0] = known.seen().isEmpty();
            return objection(known, signed.get(), nodes);
        });
        if (objection.isPresent()) {
            return new Result.Refused(objection.get());
        }
        others.add(key.cosign(note.text(), clock.instant()));
        return new Result.Cosigned(new Note(note.text(), others), signed.get(), first[0]);
    }

    private static Optional<String> objection(KnownLog known, Checkpoint signed, Nodes nodes) {
        try {
            if (!Proofs.root(signed.size(), nodes).equals(signed.root())) {
                return Optional.of("its tiles are not those that its checkpoint commits to");
            }
            return known.newest().flatMap(newest -> objection(newest, signed, nodes));
        } catch (IllegalArgumentException _) {
            return Optional.of("tiles are missing, so that nothing can be proved");
        }
    }

    private static Optional<String> objection(Checkpoint newest, Checkpoint signed, Nodes nodes) {
        if (newest.size() > signed.size()) {
            return Optional.of("it has %d entries, and this witness has cosigned %d of this log: it was set back"
                    .formatted(signed.size(), newest.size()));
        }
        var proof = Proofs.consistency(newest.size(), signed.size(), nodes);
        return Proofs.consistent(newest.size(), newest.root(), signed.size(), signed.root(), proof)
                ? Optional.empty()
                : Optional.of(
                        "its first %d entries are not those that this witness has cosigned: the log has signed two"
                                        .formatted(newest.size())
                                + " histories");
    }
}
