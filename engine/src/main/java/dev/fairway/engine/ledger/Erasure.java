package dev.fairway.engine.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.store.Blob;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Erases what somebody must not keep: the bytes go, and the log says that they went, when, and by whom. What the log
/// itself judges by stays (docs/ledger-format.md, 8).
public final class Erasure {

    public static final String TYPE = PredicateTypes.ERASURE;
    private static final String STREAM = "erasures";

    /// How often somebody else may be faster.
    private static final int ATTEMPTS = 5;

    private Erasure() {}

    /// What came of it.
    public sealed interface Outcome {

        /// The bytes are in no file of the store.
        ///
        /// @param digests of what was kept
        /// @param now whether they went just now
        record Gone(List<Digest> digests, long index, Instant time, boolean now) implements Outcome {
            public Gone {
                digests = List.copyOf(digests);
            }
        }

        /// Nothing in the log refers to such bytes, or not any more.
        record Unknown() implements Outcome {}

        /// It is what the log is judged by.
        record Lasting(Digest digest, long index) implements Outcome {}

        /// Only the actor of entry 0 may.
        record NotAllowed() implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// The newest entry that says that a blob was erased; nothing where none does.
    public static Optional<Proved.Held> of(Proved log, Digest blob) {
        return log.about(TYPE, blob).reversed().stream().findFirst();
    }

    /// What the log says of one blob.
    private record Account(Digest digest, long referred, boolean lasting, Optional<Proved.Held> erased) {
        Account {
            requireNonNull(digest, "digest");
        }

        boolean isDue() {
            return referred >= 0 && erased.isEmpty() && !lasting;
        }
    }

    /// @param text the digest of what is kept, or of the file's own bytes, however often they are kept
    /// @param reason for people; it can be erased as well
    /// @throws dev.fairway.ledger.store.LedgerStoreException where the bytes may still be in a file of the store,
    /// because somebody is reading it
    public static Outcome erase(Ledger ledger, Digest text, String reason, SecureRandom random) {
        AppendResult last = new AppendResult.Unavailable("others were faster %d times".formatted(ATTEMPTS));
        // Once a salted blob is gone, nobody finds it by its bytes: what was found before somebody was faster counts.
        var named = new LinkedHashSet<>(Set.of(text));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            // Before the accounts: what somebody else erases after them takes the revision.
            var revision = ledger.revision(STREAM) + 1;
            var accounts = ledger.proving(log -> accounts(log, text, named));
            accounts.forEach(account -> named.add(account.digest()));
            var due = accounts.stream()
                    .filter(Account::isDue)
                    .map(Account::digest)
                    .sorted()
                    .toList();
            if (due.isEmpty()) {
                ledger.purge();
                return nothingDue(accounts);
            }
            if (!ledger.signsAsFounder()) {
                return new Outcome.NotAllowed();
            }
            last = ledger.record(wish(due, reason, revision, random));
            if (last instanceof AppendResult.Appended(var index, var time, var _)) {
                ledger.purge();
                return new Outcome.Gone(due, index, time, true);
            }
            if (!(last instanceof AppendResult.Overtaken)) {
                return new Outcome.Failed(last);
            }
        }
        return new Outcome.Failed(last);
    }

    private static Outcome nothingDue(List<Account> accounts) {
        for (var account : accounts) {
            if (account.lasting()) {
                return new Outcome.Lasting(account.digest(), account.referred());
            }
            if (account.erased().isPresent()) {
                var erased = account.erased().get();
                return new Outcome.Gone(
                        List.of(account.digest()), erased.index(), erased.leaf().time(), false);
            }
        }
        return new Outcome.Unknown();
    }

    /// What the log says of some blobs, and of all salted ones that hold the bytes with a digest.
    private static List<Account> accounts(Proved log, Digest text, Set<Digest> named) {
        var accounts = new LinkedHashMap<Digest, Account>();
        Stream.concat(named.stream(), log.allSalted(text).stream())
                .forEach(digest -> accounts.put(digest, new Account(digest, -1, false, Optional.empty())));
        log.each(held -> accounts.replaceAll((_, account) -> after(account, held, log)));
        return List.copyOf(accounts.values());
    }

    private static Account after(Account account, Proved.Held held, Proved log) {
        var statement = held.fact().statement();
        if (held.leaf().predicateType().equals(TYPE) && held.leaf().subjects().contains(account.digest())) {
            return new Account(account.digest(), account.referred(), account.lasting(), Optional.of(held));
        }
        if (!Documents.referred(statement, log::blob).contains(account.digest())) {
            return account;
        }
        var lasting = account.lasting() || Documents.lasts(statement, log::blob, account.digest());
        return new Account(account.digest(), held.index(), lasting, Optional.empty());
    }

    private static Wish wish(List<Digest> digests, String reason, long revision, SecureRandom random) {
        var said = Blob.salted(Bytes.utf8(reason), random);
        return new Wish(
                TYPE,
                digests.stream().map(digest -> new Subject("blob", digest)).toList(),
                Map.of(
                        "digests",
                        new Json.Listing(digests.stream()
                                .<Json>map(digest -> Json.of(digest.text()))
                                .toList()),
                        "reason",
                        new Reference(said.digest(), true).json()),
                Optional.of(new Revision(STREAM, revision)),
                List.of(said),
                Set.copyOf(digests));
    }
}
