package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.log.Rules;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.ProvedKnown;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/// Takes facts to a store, one step after the other: judged, signed, committed, marked, and only then acknowledged.
public final class Commits {

    private final LedgerStore store;
    private final SigningKey log;
    private final Mark mark;
    private final InstantSource clock;
    private final Foresight foresight;
    private final Continuity continuity;
    private final Verification verification;
    private final RememberedEnds ends;
    private final AtomicBoolean rehearsed = new AtomicBoolean();

    /// @param log the key that was made together with the log
    /// @param mark of this machine
    public Commits(LedgerStore store, SigningKey log, Mark mark, InstantSource clock, Verification verification) {
        this(store, log, mark, clock, verification, new RememberedEnds());
    }

    /// @param log the key that was made together with the log
    /// @param mark of this machine
    /// @param ends what was read of where the log's streams end, for who asks beside appending, too
    public Commits(
            LedgerStore store,
            SigningKey log,
            Mark mark,
            InstantSource clock,
            Verification verification,
            RememberedEnds ends) {
        this.store = requireNonNull(store, "store");
        this.log = requireNonNull(log, "log");
        this.mark = requireNonNull(mark, "mark");
        this.clock = requireNonNull(clock, "clock");
        this.verification = requireNonNull(verification, "verification");
        this.ends = requireNonNull(ends, "ends");
        this.foresight = new Foresight(verification);
        this.continuity = new Continuity(log.verifier(), verification);
    }

    /// A draft, and what was found of its signatures before its step.
    record Prepared(Draft draft, Foresight.Answers answers) {}

    /// Does of the work for a draft what does not depend on any other. Any number of threads may.
    Prepared prepare(Draft draft) {
        return new Prepared(draft, foresight.of(draft.fact()));
    }

    /// @return one result for each draft, in their order
    List<AppendResult> commit(List<Prepared> prepared) {
        var drafts = prepared.stream().map(Prepared::draft).toList();
        var answered = foresight.with(prepared.stream().map(Prepared::answers).toList());
        var rules = new Rules(log.verifier(), answered);
        rehearse(new Step(drafts, rules, clock));
        var step = new Step(drafts, rules, clock);
        try {
            store.append(contents -> step.next(unbroken(contents), known(contents)), step.sealer(log));
        } catch (Contradiction e) {
            return all(drafts, new AppendResult.Contradicted(e.getMessage()));
        } catch (UncheckedIOException e) {
            return all(drafts, new AppendResult.Unavailable("the mark beside the log's key cannot be read"));
        } catch (LedgerStoreException e) {
            return e.code() == LedgerStoreException.Code.UNAVAILABLE
                    ? afterLostAnswer(step, e)
                    : all(drafts, failed(e));
        }
        ends.added(step.from(), step.accepted());
        step.accepted().forEach(entry -> foresight.met(entry.signer()));
        return marked(step, step.results());
    }

    /// Goes through the first step without holding the store: this reads where streams end, and loads most of what
    /// a step needs, which takes a process that has just begun much longer than any step after.
    private void rehearse(Step step) {
        if (rehearsed.compareAndSet(false, true)) {
            try {
                store.read(contents -> step.next(unbroken(contents), known(contents)));
            } catch (LedgerStoreException | UncheckedIOException | Contradiction _) {
                // The step finds it, too, and tells.
            }
        }
    }

    /// The contents, if nothing that was signed before is missing from them.
    private Contents unbroken(Contents contents) {
        var broken = continuity.fault(contents, mark.read());
        if (broken.isPresent()) {
            throw new Contradiction(broken.get());
        }
        return contents;
    }

    /// What decides about the next entries: what is proved, not what an index says. Entries that are not signed for
    /// yet cannot be proved.
    private Known known(Contents contents) {
        var note = contents.checkpoint();
        var checkpoint = note.flatMap(it -> Checkpoint.parse(it.text()));
        return checkpoint.filter(it -> it.size() == contents.size()).isEmpty()
                ? contents
                : new ProvedKnown(ends.at(Proved.under(contents, note.get(), checkpoint.get(), verification)));
    }

    /// Acknowledges what the store, read again, turns out to hold under its log's signature; the signature over all
    /// else goes no further.
    private List<AppendResult> afterLostAnswer(Step step, LedgerStoreException cause) {
        try {
            return store.read(contents -> step.held(unbroken(contents)))
                    .map(results -> marked(step, results))
                    .orElseGet(() -> all(step.drafts(), new AppendResult.Unavailable(cause.getMessage())));
        } catch (Contradiction e) {
            return all(step.drafts(), new AppendResult.Contradicted(e.getMessage()));
        } catch (LedgerStoreException | UncheckedIOException _) {
            return all(step.drafts(), new AppendResult.Unknown(cause.getMessage()));
        }
    }

    private List<AppendResult> marked(Step step, List<AppendResult> results) {
        var note = step.note();
        if (note.isEmpty()) {
            return results;
        }
        try {
            mark.advance(note.get());
        } catch (UncheckedIOException _) {
            var unmarked = new AppendResult.Unknown(
                    "the mark beside the log's key cannot be written, so nothing is confirmed");
            return results.stream()
                    .map(result -> result instanceof AppendResult.Appended ? unmarked : result)
                    .toList();
        }
        continuity.signed(note.get());
        return results;
    }

    private static AppendResult failed(LedgerStoreException e) {
        return switch (e.code()) {
            case BUSY, UNAVAILABLE -> new AppendResult.Unavailable(e.getMessage());
            case MALFORMED -> new AppendResult.Contradicted(e.getMessage());
        };
    }

    private static List<AppendResult> all(List<Draft> drafts, AppendResult result) {
        var results = new ArrayList<AppendResult>();
        drafts.forEach(_ -> results.add(result));
        return results;
    }

    /// Leaves the store's transaction before anything is written.
    private static final class Contradiction extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Contradiction(String message) {
            super(message);
        }

        @Override
        public String getMessage() {
            return String.valueOf(super.getMessage());
        }
    }
}
