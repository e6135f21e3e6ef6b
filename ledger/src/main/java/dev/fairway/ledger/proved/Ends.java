package dev.fairway.ledger.proved;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.log.KeyHistory;
import dev.fairway.ledger.log.Known.Holder;
import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.tree.Merkle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Where streams end at one moment of a log, and which entries there are of a type about a subject: what nobody can
/// keep back. Indexes only say where to look (docs/ledger-format.md, 5).
///
/// Where no heads is to be believed, all entries were read instead.
public final class Ends {

    private static final String FINGERPRINT = "SHA256:";

    private final Proved log;
    private final Tail tail;

    Ends(Proved log, Tail tail) {
        this.log = log;
        this.tail = tail;
    }

    public static Ends of(Proved log) {
        return new Ends(log, read(log));
    }

    /// As [#of]; nothing where no heads is to be believed, and all entries would have to be read.
    public static Optional<Ends> byHeads(Proved log) {
        return afterHeads(log).map(tail -> new Ends(log, tail));
    }

    static Tail read(Proved log) {
        return afterHeads(log).orElseGet(() -> new Tail(Optional.empty(), log));
    }

    private static Optional<Tail> afterHeads(Proved log) {
        return Heads.kept(log).flatMap(kept -> {
            var tail = new Tail(Optional.of(kept), log);
            return new HeadsRight(new Ends(log, tail), kept.index()).isOf(log.entry(kept.index()))
                    ? Optional.of(tail)
                    : Optional.empty();
        });
    }

    /// Whether a key may say now where streams end.
    ///
    /// @param fingerprint of the key
    public boolean maySay(String fingerprint) {
        return new HeadsRight(this, log.size()).of(fingerprint).isPresent();
    }

    Proved log() {
        return log;
    }

    Tail tail() {
        return tail;
    }

    /// The leaf hash of entry 0.
    public Digest first() {
        return new Digest("sha256:" + Merkle.leaf(tail.entry(0, log).leaf().bytes()));
    }

    /// Whether it is the actor of entry 0.
    public boolean isFounder(String actor) {
        return tail.entry(0, log).leaf().actor().equals(actor);
    }

    /// When the newest entry was taken in.
    public Instant lastTime() {
        return tail.lastTime().orElseGet(() -> log.entry(log.size() - 1).leaf().time());
    }

    /// The newest revision of a stream; 0 where it has none.
    public long revision(String stream) {
        var key = Binding.ofStream(stream);
        return counted(key) + tail.of(key, log.size()).size();
    }

    private long counted(Bytes key) {
        return tail.before()
                .flatMap(heads -> heads.end(key))
                .map(Binding::count)
                .orElse(0L);
    }

    /// The entries of a stream, in their order: all of them.
    public List<Long> stream(String name) {
        return all(Binding.ofStream(name), log.contents().revisions(name));
    }

    /// The entries of one type about one subject, in their order: all of them.
    public List<Long> about(String predicateType, Digest subject) {
        return all(
                Binding.ofSubject(predicateType, subject.hex()), log.contents().about(predicateType, subject));
    }

    /// Whose key has this fingerprint, as the entries about it say.
    public Optional<Holder> holder(String fingerprint) {
        return holder(fingerprint, log.size());
    }

    /// As [#holder(String)], before an entry.
    Optional<Holder> holder(String fingerprint, long before) {
        return key(fingerprint).flatMap(key -> KeyHistory.holder(key, statements(aboutKey(key), before)));
    }

    /// How many keys in force an actor has.
    public long keysInForce(String actor) {
        return KeyHistory.inForce(statements(stream(KeyHistory.stream(actor)), log.size()));
    }

    private List<Long> aboutKey(Digest key) {
        return about(KeyHistory.TYPE, key);
    }

    private List<Statement> statements(List<Long> entries, long before) {
        return entries.stream()
                .filter(index -> index < before)
                .map(index -> tail.entry(index, log).fact().statement())
                .toList();
    }

    /// A fingerprint is the digest of the key in other letters.
    static Optional<Digest> key(String fingerprint) {
        return fingerprint.startsWith(FINGERPRINT)
                ? decoded(fingerprint.substring(FINGERPRINT.length())).flatMap(Digest::parse)
                : Optional.empty();
    }

    private static Optional<String> decoded(String base64) {
        try {
            return Optional.of(
                    "sha256:" + Bytes.of(Base64.getDecoder().decode(base64)).hex());
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// @param indexed where the store says that they are
    private List<Long> all(Bytes key, List<Long> indexed) {
        var found = new ArrayList<Long>();
        tail.before().flatMap(heads -> heads.end(key)).ifPresent(end -> found.addAll(proved(end, indexed)));
        found.addAll(tail.of(key, log.size()));
        return found;
    }

    /// The entries that a heads says there are.
    private List<Long> proved(Binding end, List<Long> indexed) {
        var chain = Optional.<Binding>empty();
        var found = indexed.stream().filter(index -> index <= end.last()).toList();
        for (var index : found) {
            var leaf = Merkle.leaf(tail.entry(index, log).leaf().bytes());
            chain = Optional.of(
                    chain.map(it -> it.then(index, leaf)).orElseGet(() -> Binding.first(end.key(), index, leaf)));
        }
        if (!chain.equals(Optional.of(end))) {
            throw new LedgerStoreException(
                    Code.MALFORMED, "an index of the store is not what the log has signed: entries are missing in it");
        }
        return found;
    }
}
