package dev.fairway.engine.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Blob;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Erases what somebody must not keep: the bytes go, and the log says that they went, when, and by whom. What the log
/// itself judges by stays (docs/ledger-format.md, 8).
public final class Erasure {

    private static final String TYPE = "urn:fairway:erasure:v1";
    private static final String STREAM = "erasures";

    /// How often somebody else may be faster.
    private static final int ATTEMPTS = 5;

    private Erasure() {}

    /// What came of it.
    public sealed interface Outcome {

        /// The bytes are in no file of the store.
        ///
        /// @param now whether they went just now
        record Gone(Digest digest, long index, Instant time, boolean now) implements Outcome {}

        /// Nothing in the log refers to such bytes.
        record Unknown() implements Outcome {}

        /// It is what the log is judged by.
        record Lasting(Digest digest, long index) implements Outcome {}

        /// Only the actor of entry 0 may.
        record NotAllowed() implements Outcome {}

        record Failed(AppendResult result) implements Outcome {}
    }

    /// What the log says of one blob.
    private record Account(Digest digest, long referred, boolean lasting, Optional<Proved.Held> erased) {
        Account {
            requireNonNull(digest, "digest");
        }
    }

    /// @param text the digest of what is kept, or of the file's own bytes
    /// @param reason for people; it can be erased as well
    /// @throws dev.fairway.ledger.store.LedgerStoreException where the bytes may still be in a file of the store,
    /// because
    /// somebody is reading it
    public static Outcome erase(Ledger ledger, VerifierKey log, Digest text, String reason, SecureRandom random) {
        AppendResult last = new AppendResult.Unavailable("others were faster %d times".formatted(ATTEMPTS));
        for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
            var account = ledger.read(contents -> account(Proved.of(contents, log, Ed25519::holds), text));
            if (account.referred() < 0) {
                return new Outcome.Unknown();
            }
            if (account.erased().isPresent()) {
                var erased = account.erased().get();
                ledger.purge();
                return new Outcome.Gone(
                        account.digest(), erased.index(), erased.leaf().time(), false);
            }
            if (account.lasting()) {
                return new Outcome.Lasting(account.digest(), account.referred());
            }
            if (!ledger.signsAsFounder()) {
                return new Outcome.NotAllowed();
            }
            last = ledger.record(wish(ledger, log, account.digest(), reason, random));
            if (last instanceof AppendResult.Appended(var index, var time, var _)) {
                ledger.purge();
                return new Outcome.Gone(account.digest(), index, time, true);
            }
            if (!(last instanceof AppendResult.Overtaken)) {
                return new Outcome.Failed(last);
            }
        }
        return new Outcome.Failed(last);
    }

    /// What the log says of the blob with this digest, or of the salted one that holds the bytes with this digest.
    private static Account account(Proved log, Digest text) {
        var accounts = new LinkedHashMap<Digest, Account>();
        Stream.of(text, log.salted(text).orElse(text))
                .forEach(digest -> accounts.put(digest, new Account(digest, -1, false, Optional.empty())));
        log.each(held -> accounts.replaceAll((_, account) -> after(account, held, log)));
        return accounts.values().stream()
                .max(Comparator.comparingLong(Account::referred))
                .orElseThrow();
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

    private static Wish wish(Ledger ledger, VerifierKey log, Digest digest, String reason, SecureRandom random) {
        var said = Blob.salted(Bytes.utf8(reason), random);
        var revision =
                ledger.read(contents -> Proved.of(contents, log, Ed25519::holds).revision(STREAM));
        return new Wish(
                TYPE,
                List.of(new Subject("blob", digest)),
                Map.of(
                        "digests",
                        new Json.Listing(List.of(Json.of(digest.text()))),
                        "reason",
                        new Reference(said.digest(), true).json()),
                Optional.of(new Revision(STREAM, revision + 1)),
                List.of(said),
                Set.of(digest));
    }
}
