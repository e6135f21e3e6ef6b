package dev.fairway.cli.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.export.ExportNodes;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.tree.Hash;
import dev.fairway.ledger.tree.Nodes;
import dev.fairway.ledger.tree.Proofs;
import dev.fairway.ledger.trust.Claims;
import dev.fairway.ledger.trust.Standing;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A part of a log, or the log as of some moment, that somebody kept elsewhere: it is no fault that it is old, but
/// that it contradicts what was seen.
///
/// @param log which is believed
/// @param shown what it has signed of the copy
record Copy(LedgerPlace place, VerifierKey log, Checkpoint shown) {

    Copy {
        requireNonNull(place, "place");
        requireNonNull(log, "log");
        requireNonNull(shown, "shown");
    }

    /// How a copy that has all entries stands to what was seen.
    Standing ofExport(Path folder) {
        return place.memory()
                .standing(
                        log,
                        shown,
                        (older, newer) -> newer.equals(shown)
                                ? proof(new ExportNodes(folder, shown.size()), older, newer)
                                : byStore(older, newer));
    }

    /// How a copy that has no tree of its own stands to what was seen.
    Standing alone() {
        return place.memory().standing(log, shown, this::byStore);
    }

    /// The store that is here proves more than the copy can.
    private Optional<List<Hash>> byStore(Checkpoint older, Checkpoint newer) {
        if (!SqliteLedgerStore.exists(place.folder())) {
            return Optional.empty();
        }
        try (var store = SqliteLedgerStore.openToRead(place.folder())) {
            return store.read(contents -> holds(contents, newer) ? proof(contents, older, newer) : Optional.empty());
        } catch (LedgerStoreException _) {
            return Optional.empty();
        }
    }

    private boolean holds(Contents contents, Checkpoint newer) {
        return contents.size() >= newer.size()
                && Claims.key(contents.entry(0).envelope()).filter(log::equals).isPresent();
    }

    private static Optional<List<Hash>> proof(Nodes nodes, Checkpoint older, Checkpoint newer) {
        try {
            // Only by the tree that the log has signed: another one shows nothing of it.
            return Proofs.root(newer.size(), nodes).equals(newer.root())
                    ? Optional.of(Proofs.consistency(older.size(), newer.size(), nodes))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static Optional<String> contradiction(Standing standing) {
        return standing instanceof Standing.Contradicted(var seen)
                ? Optional.of(
                        "it contradicts what was seen of this log, %d entries with another root: the log has signed"
                                        .formatted(seen.size())
                                + " two histories")
                : Optional.empty();
    }

    static List<String> notes(Standing standing) {
        return standing instanceof Standing.Unproved(var newest)
                ? List.of("%d entries were seen of this log before: nothing here shows whether this belongs to them"
                        .formatted(newest.size()))
                : List.of();
    }
}
