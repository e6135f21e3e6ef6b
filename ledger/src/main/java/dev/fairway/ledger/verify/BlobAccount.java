package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Documents;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Which blobs there must be, may be, and are (docs/ledger-format.md, 3 and 8). Of a part of a log only what the
/// entries say that are there: what was erased may have been referred to by one that is not.
public final class BlobAccount {

    private final KeptBlobs source;
    private final Faults faults;
    private final Map<Digest, Account> accounts = new HashMap<>();
    private final SortedMap<Digest, Long> erased = new TreeMap<>();
    private long taken;

    /// What is known of one blob.
    private static final class Account {
        private Optional<KeptBlobs.Kept> kept = Optional.empty();
        private Optional<Boolean> salted = Optional.empty();
        private boolean lasting;
        private long referred = -1;
        private long erased = -1;
    }

    public BlobAccount(KeptBlobs source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /// Takes note of every blob that is kept.
    public void begin() {
        source.blobs(kept -> {
            kept.fault().ifPresent(fault -> faults.add(kept.place(), fault));
            var account = account(kept.name());
            if (account.kept.isEmpty() || kept.fault().isEmpty()) {
                account.kept = Optional.of(kept);
            }
        });
    }

    /// Takes in the next entry.
    ///
    /// @param mayErase whether its erasure has an effect
    public void add(long index, Entry entry, boolean mayErase) {
        taken++;
        var predicate = entry.fact().statement().predicate();
        var references = Reference.in(predicate);
        if (references.isEmpty()) {
            faults.add(source.envelopeAt(index), "entry %d refers to a blob in no known form".formatted(index));
            return;
        }
        for (var reference : references.get()) {
            refer(index, reference.digest(), Optional.of(reference.salted()));
        }
        for (var role : Documents.Role.values()) {
            role.of(entry.leaf().predicateType(), predicate).ifPresent(digest -> follow(index, role, digest));
        }
        if (mayErase && entry.leaf().predicateType().equals(PredicateTypes.ERASURE)) {
            erase(index, entry);
        }
    }

    /// What a manifest or a plan refers to.
    private void follow(long index, Documents.Role role, Digest digest) {
        var account = account(digest);
        account.lasting = true;
        if (account.kept.filter(kept -> kept.fault().isEmpty()).isEmpty()) {
            return;
        }
        var further = source.blob(digest, Documents.LONGEST)
                .filter(content -> Digest.of(content).equals(digest))
                .flatMap(role::references);
        if (further.isEmpty()) {
            faults.add(account.kept.get().place(), "it is no %s".formatted(role.word()));
            return;
        }
        for (var next : further.get()) {
            refer(index, next, Optional.empty());
            account(next).lasting |= role.lasts();
        }
    }

    private void refer(long index, Digest digest, Optional<Boolean> salted) {
        var account = account(digest);
        account.referred = index;
        if (salted.isPresent() && account.salted.isPresent() && !account.salted.equals(salted)) {
            faults.add(
                    source.envelopeAt(index),
                    "entry %d refers to a blob as salted that is not, or as not salted that is".formatted(index));
        }
        account.salted = account.salted.or(() -> salted);
    }

    private void erase(long index, Entry entry) {
        var digests = entry.fact().statement().predicate().get("digests").flatMap(BlobAccount::digests);
        if (digests.isEmpty() || !digests.get().equals(entry.leaf().subjects())) {
            faults.add(source.envelopeAt(index), "entry %d is no erasure to the letter".formatted(index));
            return;
        }
        for (var digest : digests.get()) {
            var account = account(digest);
            if (account.referred < 0 && taken == index + 1) {
                faults.add(source.envelopeAt(index), "entry %d erases what nothing refers to".formatted(index));
            } else if (account.lasting) {
                faults.add(source.envelopeAt(index), "entry %d erases what is never erased".formatted(index));
            }
            account.erased = index;
        }
    }

    /// Sorted, and each once.
    private static Optional<List<Digest>> digests(Json json) {
        if (!(json instanceof Json.Listing(var items))) {
            return Optional.empty();
        }
        var digests = items.stream()
                .map(item -> item instanceof Json.Text(var text) ? Digest.parse(text) : Optional.<Digest>empty())
                .flatMap(Optional::stream)
                .toList();
        return digests.size() == items.size()
                        && List.copyOf(new TreeSet<>(digests)).equals(digests)
                ? Optional.of(digests)
                : Optional.empty();
    }

    /// What was erased, by the entries that did it.
    SortedMap<Digest, Long> erased() {
        return erased;
    }

    /// Compares what must be there with what is.
    public void end() {
        new TreeMap<>(accounts).forEach((digest, account) -> {
            var gone = account.erased >= account.referred && account.erased >= 0;
            if (gone) {
                erased.put(digest, account.erased);
            }
            account.kept.ifPresentOrElse(
                    kept -> faultOfKept(account, kept, gone).ifPresent(fault -> faults.add(kept.place(), fault)),
                    () -> {
                        if (!gone) {
                            faults.add(
                                    "blob " + digest.hex(),
                                    "it is missing, and entry %d refers to it".formatted(account.referred));
                        }
                    });
        });
    }

    /// What nothing refers to is not looked at: it may be of any size.
    private Optional<String> faultOfKept(Account account, KeptBlobs.Kept kept, boolean gone) {
        if (account.referred < 0) {
            return Optional.of("nothing refers to it");
        }
        var fault = source.fault(kept.name());
        if (fault.isPresent()) {
            return fault;
        }
        if (gone) {
            return Optional.of("it was erased by entry %d, and is still there".formatted(account.erased));
        }
        return kept.salted().isPresent()
                        && account.salted.isPresent()
                        && !kept.salted().equals(account.salted)
                ? Optional.of("it is kept as if it were salted, or as if it were not")
                : Optional.empty();
    }

    private Account account(Digest digest) {
        return accounts.computeIfAbsent(digest, _ -> new Account());
    }
}
