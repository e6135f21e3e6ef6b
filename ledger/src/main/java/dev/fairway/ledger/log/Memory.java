package dev.fairway.ledger.log;

import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PublicKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// What is known after some entries more than somebody else knows: a reader begins with nothing, a batch with what the
/// store holds.
public final class Memory implements Known {

    private final Known before;
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Long> keysInForce = new HashMap<>();
    private final Set<String> vouched = new HashSet<>();
    private final Set<Drawn> ids = new HashSet<>();
    private final Map<Signed, Long> payloads = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private Optional<Digest> first;
    private Optional<Instant> lastTime;
    private Optional<String> founder = Optional.empty();
    private long size;

    private record Drawn(String id, PublicKey signer) {}

    private record Signed(Digest payload, PublicKey signer) {}

    /// Knows of nothing.
    public Memory() {
        this(new Nothing());
    }

    /// @param before must go on giving the same answers
    public Memory(Known before) {
        this.before = before;
        this.size = before.size();
        this.first = before.first();
        this.lastTime = before.lastTime();
    }

    /// Takes in the next entry.
    public void add(Entry entry) {
        var index = size;
        if (index == 0) {
            first = Optional.of(new Digest("sha256:" + entry.hash()));
            founder = Optional.of(entry.leaf().actor());
        }
        ids.add(new Drawn(entry.id(), entry.signer()));
        entry.revision().ifPresent(revision -> revisions.put(revision.stream(), revision.number()));
        entry.vouchedBy().ifPresent(_ -> vouched.add(entry.leaf().actor()));
        payloads.put(new Signed(entry.leaf().payload(), entry.signer()), index);
        entry.keys().forEach(this::change);
        lastTime = Optional.of(entry.leaf().time());
        size++;
    }

    private void change(Entry.KeyChange change) {
        switch (change) {
            case Entry.KeyChange.Begun(var key, var kind, var actor) -> {
                count(actor, 1);
                holders.put(key.fingerprint(), new Holder(key, kind, actor, true));
            }
            case Entry.KeyChange.Ended(var key) -> {
                var holder = holder(key.fingerprint()).orElseThrow();
                count(holder.actor(), -1);
                holders.put(key.fingerprint(), new Holder(key, holder.kind(), holder.actor(), false));
            }
        }
    }

    private void count(String actor, int more) {
        keysInForce.put(actor, keysInForce(actor) + more);
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Optional<Digest> first() {
        return first;
    }

    @Override
    public Optional<Instant> lastTime() {
        return lastTime;
    }

    @Override
    public Optional<Holder> holder(String fingerprint) {
        return Optional.ofNullable(holders.get(fingerprint)).or(() -> before.holder(fingerprint));
    }

    @Override
    public long keysInForce(String actor) {
        var count = keysInForce.get(actor);
        return count == null ? before.keysInForce(actor) : count;
    }

    @Override
    public boolean isFounder(String actor) {
        return founder.equals(Optional.of(actor)) || before.isFounder(actor);
    }

    @Override
    public boolean isVouched(String actor) {
        return vouched.contains(actor) || before.isVouched(actor);
    }

    @Override
    public boolean hasId(String id, PublicKey signer) {
        return ids.contains(new Drawn(id, signer)) || before.hasId(id, signer);
    }

    @Override
    public OptionalLong entryOf(Digest payload, PublicKey signer) {
        var index = payloads.get(new Signed(payload, signer));
        return index == null ? before.entryOf(payload, signer) : OptionalLong.of(index);
    }

    @Override
    public long revision(String stream) {
        var revision = revisions.get(stream);
        return revision == null ? before.revision(stream) : revision;
    }

    /// Before any entry.
    private static final class Nothing implements Known {

        @Override
        public long size() {
            return 0;
        }

        @Override
        public Optional<Digest> first() {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> lastTime() {
            return Optional.empty();
        }

        @Override
        public Optional<Holder> holder(String fingerprint) {
            return Optional.empty();
        }

        @Override
        public long keysInForce(String actor) {
            return 0;
        }

        @Override
        public boolean isFounder(String actor) {
            return false;
        }

        @Override
        public boolean isVouched(String actor) {
            return false;
        }

        @Override
        public boolean hasId(String id, PublicKey signer) {
            return false;
        }

        @Override
        public OptionalLong entryOf(Digest payload, PublicKey signer) {
            return OptionalLong.empty();
        }

        @Override
        public long revision(String stream) {
            return 0;
        }
    }
}
