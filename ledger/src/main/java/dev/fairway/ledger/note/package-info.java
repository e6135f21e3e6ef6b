/// What a log and its witnesses sign: notes, checkpoints, and the receipts that carry them (C2SP signed-note,
/// tlog-checkpoint, tlog-cosignature, tlog-proof).
@NullMarked
package dev.fairway.ledger.note;

import org.jspecify.annotations.NullMarked;
