package dev.fairway.ledger.export;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Checkpoint;
import java.util.List;

/// What became of an export.
public sealed interface ExportResult {

    /// The folder is an export at this checkpoint.
    ///
    /// @param files that were written; the others were there
    /// @param dropped names of witnesses who have cosigned the export that was there before, and not this one
    record Written(Checkpoint checkpoint, long files, List<String> dropped) implements ExportResult {
        public Written {
            requireNonNull(checkpoint, "checkpoint");
            dropped = List.copyOf(dropped);
        }
    }

    /// Nothing was written: the folder holds something else, or the store nothing that is signed.
    record Refused(String why) implements ExportResult {
        public Refused {
            requireNonNull(why, "why");
        }
    }

    /// The store is not what its log has signed: no checkpoint was written.
    record Damaged(String why) implements ExportResult {
        public Damaged {
            requireNonNull(why, "why");
        }
    }

    /// The folder may be half written. The next export into it finishes it.
    record Failed(String why) implements ExportResult {
        public Failed {
            requireNonNull(why, "why");
        }
    }
}
