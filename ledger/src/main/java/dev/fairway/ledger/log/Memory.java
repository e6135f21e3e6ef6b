package dev.fairway.ledger.log;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.tree.Hash;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What is known after some entries more than somebody else knows: a reader begins with nothing, a batch with what the
/// store holds.
public final class Memory implements Known {

    /// Bytes of a statement's id.
    private static final int ID = 16;

    /// Bytes that stand for a signer here.
    private static final int SIGNER = Integer.BYTES;

    private final Known before;
    private final long from;
    private final Map<String, Holder> holders = new HashMap<>();
    private final Map<String, Long> keysInForce = new HashMap<>();
    private final Set<String> vouched = new HashSet<>();
    private final Map<PublicKey, Integer> signers = new HashMap<>();
    /// One for each entry, with its payload.
    private final Numbered ids = new Numbered(ID + SIGNER, Hash.SIZE);

    private final Map<String, Long> revisions = new HashMap<>();
    private Optional<Digest> first;
    private Optional<Instant> lastTime;
    private Optional<String> founder = Optional.empty();
    private long size;

    /// Knows of nothing.
    public Memory() {
        this(new Nothing());
    }

    /// @param before must go on giving the same answers
    public Memory(Known before) {
        this.before = before;
        this.from = before.size();
        this.size = from;
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
        var signer = signer(signers.computeIfAbsent(entry.signer(), _ -> signers.size()));
        ids.add(
                Bytes.hex(entry.id()).then(signer),
                Bytes.hex(entry.leaf().payload().hex()));
        entry.revision().ifPresent(revision -> revisions.put(revision.stream(), revision.number()));
        entry.vouchedBy().ifPresent(_ -> vouched.add(entry.leaf().actor()));
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
        var known = Optional.ofNullable(holders.get(fingerprint));
        if (known.isPresent()) {
            return known;
        }
        // Asked again with each entry that the key signs, and what proves it may be long.
        var earlier = before.holder(fingerprint);
        earlier.ifPresent(holder -> holders.put(fingerprint, holder));
        return earlier;
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
    public Optional<Stated> stated(String id, PublicKey signer) {
        var number = signers.get(signer);
        var found = number == null ? -1 : ids.find(Bytes.hex(id).then(signer(number)));
        return found < 0
                ? before.stated(id, signer)
                : Optional.of(new Stated(
                        from + found, new Digest("sha256:" + ids.said(found).hex())));
    }

    private static Bytes signer(int number) {
        return Bytes.of(ByteBuffer.allocate(SIGNER).putInt(number).array());
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
        public Optional<Stated> stated(String id, PublicKey signer) {
            return Optional.empty();
        }

        @Override
        public long revision(String stream) {
            return 0;
        }
    }
}
