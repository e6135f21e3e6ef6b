package dev.fairway.ledger.journal;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.proved.NextHeads;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Verification;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.stream.HeadsChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Says from time to time where all streams end, so that nobody has to read all entries to know
/// (docs/ledger-format.md, 5). Nothing waits for it: where it is not said, or somebody else was faster, readers read
/// more.
public final class HeadsWriting {

    private final LedgerStore store;
    private final Journal journal;
    private final RememberedEnds ends;
    private final Verification verification;

    /// @param ends what was read of where streams end, for this log
    public HeadsWriting(LedgerStore store, Journal journal, RememberedEnds ends, Verification verification) {
        this.store = requireNonNull(store, "store");
        this.journal = requireNonNull(journal, "journal");
        this.ends = requireNonNull(ends, "ends");
        this.verification = requireNonNull(verification, "verification");
    }

    /// @param author of whose key it depends whether he may say so
    /// @return what came of it; nothing where it is not due, or not his to say
    /// @throws dev.fairway.ledger.store.LedgerStoreException as reading does
    public Optional<AppendResult> write(Author author) {
        return store.read(contents -> change(contents, author)).map(change -> journal.append(draft(change, author)));
    }

    private Optional<HeadsChange> change(Contents contents, Author author) {
        // An index that lies here makes it late, and nothing else.
        var kept = contents.heads();
        if (contents.checkpoint().isEmpty()
                || !NextHeads.due(contents.size(), kept.isPresent() ? kept.getAsLong() + 1 : 0)) {
            return Optional.empty();
        }
        var now = ends.at(Proved.of(contents, author.log(), verification));
        return now.maySay(author.signer().key().fingerprint()) && NextHeads.due(now)
                ? Optional.of(NextHeads.of(now))
                : Optional.empty();
    }

    private static Draft draft(HeadsChange change, Author author) {
        var root = new Digest("sha256:" + change.root().hex());
        var fact = author.state(
                PredicateTypes.HEADS,
                List.of(new Subject("heads", root)),
                Map.of(
                        "size", Json.of(change.size()),
                        "count", Json.of(change.count()),
                        "root", Json.of(root.text())));
        return new Draft(fact, List.of(), Set.of(), Optional.of(change));
    }
}
