package dev.fairway.ledger.export;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.note.Checkpoint;

/// What became of an export.
public sealed interface ExportResult {

    /// The folder is an export at this checkpoint.
    ///
    /// @param files that were written; the others were there
    record Written(Checkpoint checkpoint, long files) implements ExportResult {
        public Written {
            requireNonNull(checkpoint, "checkpoint");
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
