package dev.fairway.ledger.verify;

import dev.fairway.ledger.note.Cosignatures;
import dev.fairway.ledger.note.Note;
import dev.fairway.ledger.note.Note.Line;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import java.util.List;

/// Judges the lines below a checkpoint that a log has signed (docs/ledger-format.md, 6).
public final class CheckpointLines {

    private final Note note;
    private final List<VerifierKey> witnesses;
    private final Verification verification;

    /// @param witnesses whom the reader knows
    public CheckpointLines(Note note, List<VerifierKey> witnesses, Verification verification) {
        this.note = note;
        this.witnesses = List.copyOf(witnesses);
        this.verification = verification;
    }

    /// Of an export and a package: the log's line comes first, then those of known witnesses, each of which holds.
    public void judge(VerifierKey log, Faults faults) {
        if (!note.lines().getFirst().equals(note.by(log).getFirst())) {
            faults.add("checkpoint", "the log's signature is not the first");
        }
        for (var line : note.lines().subList(1, note.lines().size())) {
            if (known(line).isEmpty()) {
                faults.add(
                        "checkpoint",
                        (witnesses.isEmpty()
                                        ? "it is cosigned by %s, and no witness was named, so that nobody can tell"
                                                + " whether this line was changed: name it with --witness VKEY, or in"
                                                + " the FILE of --policy"
                                        : "it is cosigned by %s, which is none of the witnesses that were named with"
                                                + " --policy or --witness")
                                .formatted(line.name()));
            }
        }
        judgeKnown("checkpoint", faults);
    }

    /// Of a receipt: the lines of known witnesses hold, and those of others are nobody's.
    ///
    /// @param place of the checkpoint
    public void judgeKnown(String place, Faults faults) {
        for (var line : note.lines()) {
            var known = known(line);
            if (!known.isEmpty()
                    && known.stream()
                            .noneMatch(witness -> Cosignatures.seen(alone(line), witness, verification)
                                    .isPresent())) {
                faults.add(place, "the cosignature by %s does not hold".formatted(line.name()));
            }
        }
    }

    private List<VerifierKey> known(Line line) {
        return witnesses.stream()
                .filter(witness -> !alone(line).by(witness).isEmpty())
                .toList();
    }

    private Note alone(Line line) {
        return new Note(note.text(), List.of(line));
    }
}
