package dev.fairway.ledger.log;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.PredicateTypes;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.KeyChange;
import dev.fairway.ledger.log.Entry.Revision;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Whether a fact may be the next entry: the one judgement that appenders and readers share (docs/ledger-format.md, 3
/// to 5).
public final class Rules {

    /// How far a signer's clock may be ahead of the log's.
    public static final Duration AHEAD = Duration.ofMinutes(5);

    /// What only a key of one's own may say: nobody vouches for it.
    private static final Set<String> PERSONAL =
            Set.of("urn:fairway:policy:v1", PredicateTypes.HEADS, PredicateTypes.ERASURE);

    private final VerifierKey log;
    private final Verification verification;

    /// @param log the key that signs its checkpoints
    public Rules(VerifierKey log, Verification verification) {
        this.log = log;
        this.verification = verification;
    }

    /// @param time at which the log takes it in
    public Ruling judge(Fact fact, Instant time, Known known) {
        if (known.lastTime().filter(time::isBefore).isPresent()) {
            return refused("the log's time goes backwards");
        }
        var repeated = repeated(fact, known);
        if (repeated.isPresent()) {
            return new Ruling.Repeated(repeated.getAsLong());
        }
        var fault = faultOfOrigin(fact, time, known);
        if (fault.isPresent()) {
            return refused(fault.get());
        }
        return KeyEntry.is(fact.statement())
                ? new KeyRules(this).judge(fact, time, known)
                : judgePlain(fact, time, known);
    }

    /// Where the log has this payload by one of the keys that are said to have signed it.
    private static OptionalLong repeated(Fact fact, Known known) {
        var id = fact.statement().predicate().text("id").filter(Spellings::isId);
        return id.isEmpty()
                ? OptionalLong.empty()
                : fact.signatures().stream()
                        .flatMap(signature -> known.holder(signature.keyid()).stream())
                        .flatMap(holder -> known.stated(id.get(), holder.key()).stream())
                        .filter(stated -> stated.payload().equals(fact.payloadDigest()))
                        .mapToLong(Known.Stated::index)
                        .findFirst();
    }

    private Ruling judgePlain(Fact fact, Instant time, Known known) {
        if (known.size() == 0) {
            return refused("a log begins with a key entry");
        }
        var signature = fact.signatures().getFirst();
        var holder = inForce(signature, known);
        if (holder.isEmpty() || fact.signatures().size() != 1 || !holds(fact, signature, holder.get())) {
            return refused("no key in force verifies it");
        }
        var predicate = fact.statement().predicate();
        var behalf = predicate.text("behalf");
        if (behalf.isEmpty()
                && predicate.get("behalf").isEmpty()
                && predicate.get("receiver").isEmpty()) {
            return placed(fact, time, known, holder.get().actor(), holder.get(), List.of());
        }
        if (PERSONAL.contains(fact.statement().predicateType())) {
            return refused("nobody vouches for such a statement");
        }
        if (behalf.filter(Spellings::isId).isEmpty()
                || !predicate.text("receiver").equals(Optional.of(holder.get().actor()))) {
            return refused("who vouches names itself and an actor");
        }
        if (known.keysInForce(behalf.get()) > 0 || known.revision(KeyEntry.stream(behalf.get())) > 0) {
            return refused("an actor that has keys signs with them");
        }
        return placed(fact, time, known, behalf.get(), holder.get(), List.of());
    }

    /// After the signatures: id and revision.
    Ruling placed(Fact fact, Instant time, Known known, String actor, Holder signer, List<KeyChange> keys) {
        var predicate = fact.statement().predicate();
        if (known.stated(predicate.text("id").orElseThrow(), signer.key()).isPresent()) {
            return refused("another statement by this key has this id");
        }
        var revision = revision(predicate);
        if (revision.isEmpty()
                && (predicate.get("stream").isPresent()
                        || predicate.get("revision").isPresent())) {
            return refused("a stream has a name and a revision from 1 on");
        }
        if (!KeyEntry.is(fact.statement()) && !StreamTable.fits(fact.statement(), revision)) {
            return refused("a statement of its type belongs into another stream");
        }
        if (revision.isPresent()) {
            var newest = known.revision(revision.get().stream());
            if (revision.get().number() <= newest) {
                return new Ruling.Overtaken(revision.get().stream(), newest);
            }
            if (revision.get().number() != newest + 1) {
                return refused("a revision is missing before this one");
            }
        }
        return accepted(fact, time, actor, signer, keys, revision);
    }

    private static Ruling accepted(
            Fact fact, Instant time, String actor, Holder signer, List<KeyChange> keys, Optional<Revision> revision) {
        var statement = fact.statement();
        try {
            var leaf = new Leaf(
                    actor,
                    fact.payloadDigest(),
                    statement.predicateType(),
                    fact.envelopeDigest(),
                    statement.digests(),
                    time);
            var vouchedBy = Optional.of(signer.actor()).filter(it -> !it.equals(actor));
            var id = statement.predicate().text("id").orElseThrow();
            return new Ruling.Accepted(new Entry(leaf, fact, signer.key(), id, revision, keys, vouchedBy));
        } catch (IllegalArgumentException _) {
            return refused("its type or its subjects are too long for an entry");
        }
    }

    /// What every predicate has.
    private Optional<String> faultOfOrigin(Fact fact, Instant time, Known known) {
        var predicate = fact.statement().predicate();
        var claimed = predicate.text("claimed").flatMap(Leaf::time);
        if (!predicate.text("log").equals(Optional.of(log.name()))) {
            return Optional.of("it was signed for another log");
        }
        if (!beginning(predicate).equals(known.first().map(Digest::text).or(() -> Optional.of(log.toString())))
                || predicate.get("first").isPresent() == predicate.get("vkey").isPresent()) {
            return Optional.of("it was signed for a log that begins otherwise");
        }
        if (predicate.text("id").filter(Spellings::isId).isEmpty()) {
            return Optional.of("its id is not 32 hex digits");
        }
        if (claimed.isEmpty()) {
            return Optional.of("its time is in no known form");
        }
        return claimed.get().isAfter(time.plus(AHEAD))
                ? Optional.of("its signer's clock is more than 5 minutes ahead of the log's")
                : Optional.empty();
    }

    /// By what a statement knows its log from others of the same name.
    private static Optional<String> beginning(Json.Mapping predicate) {
        return predicate.text("first").or(() -> predicate.text("vkey"));
    }

    private static Optional<Revision> revision(Json.Mapping predicate) {
        var stream = predicate.text("stream").filter(Spellings::isStream);
        return stream.isPresent()
                        && predicate.members().get("revision") instanceof Json.Numeral(var number)
                        && number >= 1
                ? Optional.of(new Revision(stream.get(), (long) number))
                : Optional.empty();
    }

    static Optional<Holder> inForce(Signature signature, Known known) {
        return known.holder(signature.keyid()).filter(Holder::inForce);
    }

    boolean holds(Fact fact, Signature signature, Holder holder) {
        return holder.kind().holds(holder.key(), fact.signed(), signature.sig(), verification);
    }

    /// Whether it is the key that signs this log's checkpoints, which signs nothing else.
    boolean isLogs(PublicKey key) {
        return key.raw().equals(Optional.of(log.publicKey()));
    }

    static Ruling.Refused refused(String why) {
        return new Ruling.Refused(why);
    }
}
