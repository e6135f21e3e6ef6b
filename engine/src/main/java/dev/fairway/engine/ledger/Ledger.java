package dev.fairway.engine.ledger;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.HeadsWriting;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.journal.Mark;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.proved.Proved;
import dev.fairway.ledger.proved.RememberedEnds;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.store.Blob;
import dev.fairway.ledger.store.Contents;
import dev.fairway.ledger.store.LedgerStore;
import dev.fairway.ledger.store.LedgerStoreException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// A log that can be appended to: its store, its key, and who signs here.
public final class Ledger implements AutoCloseable {

    private final LedgerStore store;
    private final SigningKey log;
    private final Signer signer;
    private final Supplier<String> ids;
    private final InstantSource clock;
    private final Journal journal;
    private final HeadsWriting heads;
    private final RememberedEnds ends;
    private final Supplier<String> afterEnd;

    /// Whose key, should it have ended, nobody here knows a way on from.
    public Ledger(
            LedgerStore store,
            SigningKey log,
            Mark mark,
            Signer signer,
            Supplier<String> ids,
            InstantSource clock,
            RememberedEnds ends) {
        this(store, log, mark, signer, ids, clock, ends, () -> "sign with another one");
    }

    /// @param ids draws 128 random bits as 32 hex digits
    /// @param ends what was read of where the log's streams end
    /// @param afterEnd what to do where the key of who signs here has ended, as the end of a sentence
    public Ledger(
            LedgerStore store,
            SigningKey log,
            Mark mark,
            Signer signer,
            Supplier<String> ids,
            InstantSource clock,
            RememberedEnds ends,
            Supplier<String> afterEnd) {
        this.store = requireNonNull(store, "store");
        this.log = requireNonNull(log, "log");
        this.signer = requireNonNull(signer, "signer");
        this.ids = requireNonNull(ids, "ids");
        this.clock = requireNonNull(clock, "clock");
        this.ends = requireNonNull(ends, "ends");
        this.afterEnd = requireNonNull(afterEnd, "afterEnd");
        this.journal = new Journal(new Commits(store, log, mark, clock, Ed25519::holds, ends));
        this.heads = new HeadsWriting(store, journal, ends, Ed25519::holds);
    }

    /// What somebody wants recorded.
    ///
    /// @param members of the predicate, beside what every predicate has
    /// @param revision where it changes state
    /// @param blobs that come with it
    /// @param erased blobs that go with it
    public record Wish(
            String predicateType,
            List<Subject> subjects,
            Map<String, Json> members,
            Optional<Revision> revision,
            List<Blob> blobs,
            Set<Digest> erased) {

        public Wish {
            requireNonNull(predicateType, "predicateType");
            subjects = List.copyOf(subjects);
            blobs = List.copyOf(blobs);
        }
    }

    /// Makes the log: entry 0, by which whoever signs here is its founder. Where another process was faster, nothing
    /// changes.
    ///
    /// @param before where the log ended that this one follows
    public AppendResult found(Optional<Checkpoint> before) {
        var author = new Author(log.verifier(), Optional.empty(), signer, ids, clock);
        var actor = ids.get();
        return journal.append(
                Draft.of(before.map(it -> author.introduceAfter(actor, it)).orElseGet(() -> author.introduce(actor))));
    }

    public <T> T read(Function<Contents, T> question) {
        return store.read(question);
    }

    /// What a statement says of itself, where that is drawn before it can be recorded.
    ///
    /// @param id 32 hex digits
    public record Stamp(String id, Instant claimed) {
        public Stamp {
            requireNonNull(id, "id");
            claimed = claimed.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// Draws what the next statement will say of itself.
    public Stamp stamp() {
        return new Stamp(ids.get(), clock.instant());
    }

    /// Signs and records. Who signs here for the first time is introduced before.
    public AppendResult record(Wish wish) {
        return record(wish, stamp());
    }

    /// As [#record(Wish)]; the same wish with the same stamp is the same statement.
    public AppendResult record(Wish wish, Stamp stamp) {
        var holder = store.read(contents -> proved(contents).holder(signer.key().fingerprint()));
        if (holder.isPresent() && !holder.get().inForce()) {
            return new AppendResult.Refused(ended());
        }
        // Whoever cannot sign, or is not asked to in the end, leaves nothing behind.
        var introduction = holder.isEmpty() ? Optional.of(author().introduce(ids.get())) : Optional.<Fact>empty();
        var draft = new Draft(signed(wish, stamp), wish.blobs(), wish.erased(), Optional.empty());
        if (introduction.isPresent()) {
            var introduced = journal.append(Draft.of(introduction.get()));
            if (!(introduced instanceof AppendResult.Appended)) {
                return introduced;
            }
        }
        return journal.append(draft);
    }

    /// That the key of who signs here has ended, and what to do.
    String ended() {
        return "the key that signs here, %s, was ended; %s".formatted(key(), afterEnd.get());
    }

    /// Whether who signs here is the actor of entry 0.
    public boolean signsAsFounder() {
        return store.read(contents -> {
            var proved = proved(contents);
            return proved.holder(signer.key().fingerprint())
                    .filter(Known.Holder::inForce)
                    .filter(holder -> proved.isFounder(holder.actor()))
                    .isPresent();
        });
    }

    /// The newest revision of a stream; 0 where it has none.
    public long revision(String stream) {
        return store.read(contents -> proved(contents).revision(stream));
    }

    private Proved proved(Contents contents) {
        return Proved.of(contents, log.verifier(), Ed25519::holds).remembering(ends);
    }

    /// Makes sure that what was erased is in no file of the store.
    public void purge() {
        store.purge();
    }

    /// Says where streams end when that is due, after whatever was recorded. What fails is left: readers read more.
    public void keepUp() {
        try {
            heads.write(author());
        } catch (LedgerStoreException | UncheckedIOException _) {
            // Whoever records next tries again.
        }
    }

    private Fact signed(Wish wish, Stamp stamp) {
        var author = new Author(log.verifier(), store.read(Known::first), signer, stamp::id, stamp::claimed);
        return wish.revision().isPresent()
                ? author.state(
                        wish.predicateType(),
                        wish.subjects(),
                        wish.members(),
                        wish.revision().get())
                : author.state(wish.predicateType(), wish.subjects(), wish.members());
    }

    /// Who signs here.
    public PublicKey key() {
        return signer.key();
    }

    /// What is known of the log, as far as it is proved.
    public <T> T proving(Function<Proved, T> question) {
        return store.read(contents -> question.apply(proved(contents)));
    }

    AppendResult append(Fact fact) {
        return journal.append(Draft.of(fact));
    }

    Author author() {
        return new Author(log.verifier(), store.read(Known::first), signer, ids, clock);
    }

    @Override
    public void close() {
        store.close();
    }
}
