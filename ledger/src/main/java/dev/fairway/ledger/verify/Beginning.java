package dev.fairway.ledger.verify;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.log.Memory;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the entries say that were verified before, as far as it is looked up again: keys. Of everything else later
/// entries are believed.
final class Beginning implements Known {

    private static final String KEYS = "keys/";

    private final long size;
    private final Instant lastTime;
    private final Memory keys;
    /// Where streams ended, by the first later entry of each.
    private final Map<String, Long> streams = new HashMap<>();

    /// @param keys after their entries alone
    Beginning(long size, Instant lastTime, Memory keys) {
        this.size = size;
        this.lastTime = lastTime;
        this.keys = keys;
    }

    /// Takes the first later revision of a stream for the one that follows.
    void expect(Fact fact) {
        var predicate = fact.statement().predicate();
        if (predicate.members().get("revision") instanceof Json.Numeral(var number)) {
            predicate.text("stream").ifPresent(stream -> streams.putIfAbsent(stream, (long) number - 1));
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Digest> first() {
        return keys.first();
    }

    @Override
    public Optional<Instant> lastTime() {
        return Optional.of(lastTime);
    }

    @Override
    public Optional<Holder> holder(String fingerprint) {
        return keys.holder(fingerprint);
    }

    @Override
    public long keysInForce(String actor) {
        return keys.keysInForce(actor);
    }

    @Override
    public boolean isFounder(String actor) {
        return keys.isFounder(actor);
    }

    @Override
    public boolean isVouched(String actor) {
        return false;
    }

    @Override
    public Optional<Stated> stated(String id, PublicKey signer) {
        return keys.stated(id, signer);
    }

    @Override
    public long revision(String stream) {
        return stream.startsWith(KEYS) ? keys.revision(stream) : streams.getOrDefault(stream, 0L);
    }
}
