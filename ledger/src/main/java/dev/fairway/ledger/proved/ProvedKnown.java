package dev.fairway.ledger.proved;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.store.Contents;
import java.time.Instant;
import java.util.Optional;

/// What the entries so far say of the next one, as far as it can be proved: keys and the ends of streams. Ids,
/// payloads and whom somebody spoke for are asked of the store's indexes, for which there is no proof.
public final class ProvedKnown implements Known {

    private final Contents indexes;
    private final Ends ends;

    public ProvedKnown(Ends ends) {
        this.indexes = ends.log().contents();
        this.ends = ends;
    }

    @Override
    public long size() {
        return ends.log().size();
    }

    @Override
    public Optional<Digest> first() {
        return Optional.of(ends.first());
    }

    @Override
    public Optional<Instant> lastTime() {
        return Optional.of(ends.lastTime());
    }

    @Override
    public Optional<Holder> holder(String fingerprint) {
        return ends.holder(fingerprint);
    }

    @Override
    public long keysInForce(String actor) {
        return ends.keysInForce(actor);
    }

    @Override
    public boolean isFounder(String actor) {
        return ends.isFounder(actor);
    }

    @Override
    public boolean isVouched(String actor) {
        return indexes.isVouched(actor);
    }

    @Override
    public Optional<Stated> stated(String id, PublicKey signer) {
        return indexes.stated(id, signer);
    }

    @Override
    public long revision(String stream) {
        return ends.revision(stream);
    }
}
