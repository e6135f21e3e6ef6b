package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.log.Memory;
import java.time.Instant;
import java.util.Optional;

/// What the entries of an excerpt say of its next one. All that is said of keys is there; revisions of other
/// streams may have been left out, as many as entries were.
///
/// @param index of the next entry
/// @param memory of those before it that are there
record Partly(long index, Fact next, Memory memory) implements Known {

    private static final String KEYS = "keys/";

    @Override
    public long size() {
        return index;
    }

    @Override
    public Optional<Digest> first() {
        return memory.first();
    }

    @Override
    public Optional<Instant> lastTime() {
        return memory.lastTime();
    }

    @Override
    public Optional<Holder> holder(String fingerprint) {
        return memory.holder(fingerprint);
    }

    @Override
    public long keysInForce(String actor) {
        return memory.keysInForce(actor);
    }

    @Override
    public boolean isFounder(String actor) {
        return memory.isFounder(actor);
    }

    @Override
    public boolean isVouched(String actor) {
        return memory.isVouched(actor);
    }

    @Override
    public Optional<Stated> stated(String id, PublicKey signer) {
        return memory.stated(id, signer);
    }

    @Override
    public long revision(String stream) {
        var newest = memory.revision(stream);
        var leftOut = index - memory.size();
        return !stream.startsWith(KEYS)
                        && next.statement().predicate().members().get("revision") instanceof Json.Numeral(var number)
                        && number > newest
                        && number - 1 - newest <= leftOut
                ? (long) number - 1
                : newest;
    }
}
