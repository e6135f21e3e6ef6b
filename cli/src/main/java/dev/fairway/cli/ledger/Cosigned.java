package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Cosignatures;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.trust.Policy;
import dev.fairway.ledger.verify.CheckpointLines;
import dev.fairway.ledger.verify.Fault;
import dev.fairway.ledger.verify.Faults;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What those whom somebody named say of a checkpoint.
///
/// @param note that the log has signed
record Cosigned(Optional<Policy> policy, Note note) {

    Cosigned {
        requireNonNull(policy, "policy");
        requireNonNull(note, "note");
    }

    List<VerifierKey> witnesses() {
        return policy.map(Policy::witnesses).orElse(List.of());
    }

    /// Why the checkpoint of a receipt is not accepted, in which lines by nobody who was named do not count.
    List<Fault> faults(String place) {
        var faults = new Faults();
        new CheckpointLines(note, witnesses(), Ed25519::holds).judgeKnown(place, faults);
        objection().ifPresent(what -> faults.add(place, what));
        return faults.list();
    }

    /// Why there are too few of them.
    Optional<String> objection() {
        return policy.flatMap(it -> it.objection(note, Ed25519::holds));
    }

    /// Whose clocks are ahead.
    ///
    /// @param now by this machine's clock
    List<String> notes(Instant now) {
        return witnesses().stream()
                .flatMap(witness -> Cosignatures.seen(note, witness, Ed25519::holds)
                        .flatMap(time -> ClockNote.cosigned(witness.name(), time, now))
                        .stream())
                .toList();
    }
}
