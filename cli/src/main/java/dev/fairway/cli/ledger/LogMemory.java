package dev.fairway.cli.ledger;

import static java.util.Comparator.comparingLong;
import static java.util.Objects.requireNonNull;

import dev.fairway.cli.command.Complaint;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.KeyMemory;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.tree.Proofs;
import dev.fairway.ledger.trust.KnownLog;
import dev.fairway.ledger.trust.KnownLogs;
import dev.fairway.ledger.trust.Standing;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What this machine has signed and seen of logs, and what follows from it for what is shown to it now.
record LogMemory(KeyFolder keys, KnownLogs logs, PrintWriter err) {

    /// What to do with a store that is not what it was; docs/ledger.md has the rest.
    static final String BRING_BACK = "bring back the newest copy of the store's folder, with nothing running"
            + " (docs/ledger.md, 'A store that was lost or set back')";

    private static final String SIGNED = "this machine has signed";
    private static final String SEEN = "this machine has seen";

    LogMemory {
        requireNonNull(keys, "keys");
        requireNonNull(logs, "logs");
    }

    /// What was signed or seen of a log. It is asked for before the store is: what others add meanwhile is then in the
    /// store, and not missing from it.
    ///
    /// @param all every checkpoint that was seen, instead of the newest only
    /// @return the newest first, so that every command tells the same
    List<Remembered> of(VerifierKey log, boolean all) {
        var seen = logs.of(log).map(KnownLog::seen).orElse(List.of());
        var remembered = new ArrayList<Remembered>();
        mark(log.name()).ifPresent(it -> remembered.add(new Remembered(SIGNED, it)));
        seen.reversed().subList(0, all ? seen.size() : Math.min(1, seen.size())).stream()
                .map(it -> new Remembered(SEEN, it))
                .forEach(remembered::add);
        remembered.sort(comparingLong((Remembered it) -> it.checkpoint().size()).reversed());
        return remembered;
    }

    /// The newest that is known of a log that is lost, by its name.
    Optional<Checkpoint> newest(String origin) {
        return Stream.concat(
                        mark(origin).stream(), logs.called(origin).stream().flatMap(known -> known.newest().stream()))
                .max(comparingLong(Checkpoint::size));
    }

    /// One checkpoint, and how it is known.
    record Remembered(String how, Checkpoint checkpoint) {}

    /// Why a store is not what was signed or seen before: a store only grows.
    ///
    /// @param shown its checkpoint, signed by the log
    static Optional<String> fault(List<Remembered> remembered, Checkpoint shown, Contents contents) {
        return remembered.stream()
                .flatMap(it -> fault(it, shown, contents).stream())
                .findFirst();
    }

    private static Optional<String> fault(Remembered remembered, Checkpoint shown, Contents contents) {
        var before = remembered.checkpoint();
        if (before.size() > shown.size()) {
            return Optional.of(rolledBack(shown.size(), remembered));
        }
        return begins(shown, before, contents)
                ? Optional.empty()
                : Optional.of("its first %d entries are not those that %s: it was forked; %s"
                        .formatted(before.size(), remembered.how(), BRING_BACK));
    }

    private static String rolledBack(long size, Remembered remembered) {
        return "it has %d entries, and %s %d: it was rolled back; %s"
                .formatted(size, remembered.how(), remembered.checkpoint().size(), BRING_BACK);
    }

    /// Why a store without entries is not what was signed or seen before of a log.
    ///
    /// @param origin the log's name: the store has no key of it any more
    Optional<String> emptied(String origin) {
        var seen = logs.called(origin).stream().flatMap(known -> known.newest().stream());
        return Stream.concat(
                        mark(origin).map(it -> new Remembered(SIGNED, it)).stream(),
                        seen.map(it -> new Remembered(SEEN, it)))
                .max(comparingLong(it -> it.checkpoint().size()))
                .map(it -> rolledBack(0, it));
    }

    private static boolean begins(Checkpoint shown, Checkpoint before, Contents contents) {
        if (before.size() == shown.size()) {
            return before.root().equals(shown.root());
        }
        try {
            var proof = Proofs.consistency(before.size(), shown.size(), contents);
            return Proofs.consistent(before.size(), before.root(), shown.size(), shown.root(), proof);
        } catch (IllegalArgumentException _) {
            // A node is missing: whatever was signed, it is not there.
            return false;
        }
    }

    /// How a copy stands to what was signed and seen: a copy may be older.
    Standing standing(VerifierKey log, Checkpoint shown, Standing.Prover prover) {
        var seen = new ArrayList<>(logs.of(log).map(KnownLog::seen).orElse(List.of()));
        mark(log.name()).filter(it -> !seen.contains(it)).ifPresent(seen::add);
        seen.sort(comparingLong(Checkpoint::size));
        return Standing.of(shown, seen, prover);
    }

    private Optional<Checkpoint> mark(String origin) {
        return keys.mark(origin)
                .read()
                .flatMap(note -> Checkpoint.parse(note.text()))
                .filter(it -> it.origin().equals(origin));
    }

    /// Where a log's streams of keys ended. Where that cannot be remembered, it is said: what was found stands.
    KeyMemory keys(VerifierKey log) {
        return logs.ends(
                log,
                e -> Complaint.tell(
                        err,
                        "what was seen of the keys of %s is not remembered here: %s"
                                .formatted(log.name(), e.getMessage())));
    }

    /// What a machine that has the log's key lacks of what would show that the store was set back.
    ///
    /// @param made the log that this machine has made in the store's place
    Optional<String> gap(VerifierKey log, Optional<String> made) {
        if (mark(log.name()).isPresent()) {
            return Optional.empty();
        }
        var hasSeen = logs.of(log).flatMap(KnownLog::newest).isPresent();
        if (made.equals(Optional.of(log.name()))) {
            return Optional.of(("the mark beside the key of %s is gone, though this machine has signed for this log: %s"
                            + " would show that the store was set back")
                    .formatted(
                            log.name(),
                            hasSeen ? "what it has seen of it is all that" : "it has seen nothing of it that"));
        }
        return hasSeen
                ? Optional.empty()
                : Optional.of(("this machine has the key of %s, and neither its mark nor anything that was seen of it:"
                                + " nothing here would show that the store was set back; keep the folder of keys and"
                                + " $XDG_STATE_HOME/fairway from one run to the next, or begin with fairway ledger"
                                + " verify --since RECEIPT")
                        .formatted(log.name()));
    }

    /// Remembers what was just signed. The mark has it already, so that it is no loss where this cannot be.
    void signed(VerifierKey log, Checkpoint checkpoint) {
        try {
            logs.remember(log, checkpoint, false);
        } catch (UncheckedIOException _) {
            // Whoever reads here is told.
        }
    }

    /// Remembers what a copy showed, if it belongs to what was seen, and else only that somebody named the key.
    ///
    /// @param standing of the copy
    /// @param vouched whether somebody named the key
    void remember(VerifierKey log, Checkpoint checkpoint, Standing standing, boolean vouched) {
        if (standing.isToRemember()) {
            remember(log, checkpoint, vouched);
        } else if (vouched) {
            try {
                logs.vouch(log);
            } catch (UncheckedIOException e) {
                forgotten(log, e);
            }
        }
    }

    /// Remembers that a log has signed a checkpoint which was proved to go on after what was seen. Where it cannot be
    /// remembered, that is said: what was found stands.
    ///
    /// @param vouched whether somebody named the key
    void remember(VerifierKey log, Checkpoint checkpoint, boolean vouched) {
        try {
            if (vouched || !mark(log.name()).equals(Optional.of(checkpoint))) {
                logs.remember(log, checkpoint, vouched);
            }
        } catch (UncheckedIOException e) {
            forgotten(log, e);
        }
    }

    private void forgotten(VerifierKey log, UncheckedIOException e) {
        Complaint.tell(err, "what was seen of %s is not remembered here: %s".formatted(log.name(), e.getMessage()));
    }
}
