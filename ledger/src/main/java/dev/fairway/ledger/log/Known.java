package dev.fairway.ledger.log;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.PublicKey;
import java.time.Instant;
import java.util.Optional;

/// What the entries so far say of the next one. An appender asks indexes of its store, a reader what it has read.
public interface Known {

    /// Number of entries.
    long size();

    /// The leaf hash of entry 0; nothing in a log without entries.
    Optional<Digest> first();

    /// When the newest entry was taken in.
    Optional<Instant> lastTime();

    /// Whose key has this fingerprint.
    Optional<Holder> holder(String fingerprint);

    /// How many keys in force an actor has.
    long keysInForce(String actor);

    /// Whether it is the actor of entry 0.
    boolean isFounder(String actor);

    /// Whether some receiver has spoken for this actor.
    boolean isVouched(String actor);

    /// The entry with the statement of this id by this key.
    Optional<Stated> stated(String id, PublicKey signer);

    /// The newest revision of a stream; 0 where it has none.
    long revision(String stream);

    /// An entry that is known by its id, which its payload has in it.
    record Stated(long index, Digest payload) {}

    /// A key that an entry bound to an actor.
    ///
    /// @param actor whose key it is, forever
    /// @param inForce whether nothing has ended it
    record Holder(PublicKey key, KeyKind kind, String actor, boolean inForce) {}
}
