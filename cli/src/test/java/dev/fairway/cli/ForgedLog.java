package dev.fairway.cli;

import dev.fairway.engine.release.PackageIndex;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.excerpt.Excerpt;
import dev.fairway.ledger.excerpt.ExcerptFiles;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Envelope;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Leaf;
import dev.fairway.ledger.fact.Reference;
import dev.fairway.ledger.fact.Statement;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.tree.Growth;
import dev.fairway.ledger.tree.Merkle;
import dev.fairway.ledger.tree.Proofs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// A log of somebody who has its key and asks nobody whether an entry may be in it, and the package of its one
/// release: each entry is proved, and the index says what the entries say, so that only the entries themselves
/// tell.
final class ForgedLog {

    static final String FOUNDER = "f".repeat(32);
    static final String ANN = "a".repeat(32);
    static final Instant NOON = Instant.parse("2026-11-28T12:00:00.000Z");
    static final SigningKey KEY = new SigningKey(
            "example.org/log", VerifierKey.Type.NOTE, Bytes.utf8("log").sha256());
    static final Hand FOUNDERS = Hand.of("founder");
    static final Hand ANNS = Hand.of("ann");
    static final Bytes MIGRATIONS = Bytes.utf8("{\"migrations\":[],\"tool\":\"sql\"}");
    static final Bytes MANIFEST =
            Bytes.utf8("{\"app\":\"shop\",\"components\":{\"migrations\":{\"db\":\"%s\"}},\"version\":\"1\"}"
                    .formatted(Digest.of(MIGRATIONS).text()));
    static final List<Subject> RELEASE = List.of(new Subject("shop@1", Digest.of(MANIFEST)));

    private final List<Forged> entries = new ArrayList<>();
    private final TreeMap<Digest, Bytes> blobs = new TreeMap<>();
    private final Set<Long> hidden = new TreeSet<>();
    private UnaryOperator<String> index = UnaryOperator.identity();
    private long drawn;

    /// @param shownLeaf what the index takes it for, as the fact
    private record Forged(Bytes leaf, Bytes envelope, Leaf shownLeaf, Fact shownFact) {}

    /// A log with a founder and a release.
    ForgedLog() {
        add(key(FOUNDERS, FOUNDER));
        add(release(RELEASE, MANIFEST));
        blob(MIGRATIONS);
    }

    /// With somebody new, who has one key.
    ForgedLog withAnn() {
        add(key(ANNS, ANN));
        return this;
    }

    Draft release(List<Subject> subjects, Bytes manifest) {
        return new Draft("release", subjects)
                .with("manifest", new Reference(blob(manifest), false).json())
                .in("release/shop@1", 1);
    }

    /// What lets a key in, as its actor's first.
    Draft key(Hand key, String actor) {
        var draft = new Draft("key", List.of(new Subject("key", Digest.of(key.wire()))))
                .with("actor", Json.of(actor))
                .with("key", key.json())
                .with("state", Json.of("added"))
                .in("keys/" + actor, 1);
        return draft.by(actor, key);
    }

    Draft evidence() {
        return new Draft("evidence", RELEASE).with("type", Json.of("note"));
    }

    Draft recall(long revision) {
        return new Draft("recall", RELEASE)
                .with("state", Json.of("recalled"))
                .with("reason", reason())
                .in("release/shop@1", revision);
    }

    Draft erasure(Digest... digests) {
        var listed = Arrays.stream(digests)
                .sorted()
                .<Json>map(digest -> Json.of(digest.text()))
                .toList();
        var subjects = Arrays.stream(digests).map(it -> new Subject("blob", it)).toList();
        return new Draft("erasure", subjects)
                .with("digests", new Json.Listing(listed))
                .with("reason", reason())
                .in("erasures", 1);
    }

    /// A blob that is kept, and somebody's text.
    Json reason() {
        return new Reference(blob(Bytes.utf8("0".repeat(32) + "because")), true).json();
    }

    Digest blob(Bytes content) {
        blobs.put(Digest.of(content), content);
        return Digest.of(content);
    }

    /// Leaves a blob out.
    void lose(Digest digest) {
        blobs.remove(digest);
    }

    /// Leaves the newest entry out of the package.
    void hide() {
        hidden.add(entries.size() - 1L);
    }

    /// Has the index say something else.
    void index(String from, String to) {
        var before = index;
        index = text -> replaced(before.apply(text), from, to);
    }

    private static String replaced(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalArgumentException("'%s' is not in %s".formatted(from, text));
        }
        return text.replace(from, to);
    }

    /// Takes in an entry, whatever it is.
    void add(Draft draft) {
        entries.add(draft.forged());
    }

    /// Takes in the newest entry once more.
    void repeat() {
        entries.add(entries.getLast());
    }

    void write(Path file) throws IOException {
        add(evidence().by(FOUNDER, FOUNDERS));
        hide();
        var growth = new Growth(0, (level, place) -> {
            throw new IllegalStateException("nothing is before the beginning");
        });
        entries.forEach(entry -> growth.add(Merkle.leaf(entry.leaf())));
        var note = KEY.sign(new Checkpoint(KEY.verifier().name(), entries.size(), growth.root()));
        var parts = new TreeMap<Long, Excerpt.Part>();
        var receipts = new ArrayList<Receipt>();
        for (var at = 0L; at < entries.size(); at++) {
            var entry = entries.get((int) at);
            receipts.add(new Receipt(entry.leaf(), at, Proofs.inclusion(at, entries.size(), growth), note));
            if (!hidden.contains(at)) {
                parts.put(at, new Excerpt.Part(receipts.getLast(), entry.envelope(), entry.shownLeaf, entry.shownFact));
            }
        }
        var kept = new TreeSet<>(blobs.keySet());
        var excerpt = new Excerpt(KEY.verifier(), note, parts, receipts.getLast(), kept, blobs);
        try (var out = Files.newOutputStream(file)) {
            var text = index.apply(PackageIndex.text(excerpt));
            ExcerptFiles.write(excerpt, "shop-1", text, it -> Optional.ofNullable(blobs.get(it)), out);
        }
    }

    /// An entry that is not signed yet.
    final class Draft {

        private final String type;
        private final List<Subject> subjects;
        private final TreeMap<String, Json> members = new TreeMap<>();
        private String actor = FOUNDER;
        private List<Hand> hands = List.of(FOUNDERS);
        private Instant time = NOON;
        private UnaryOperator<String> payload = UnaryOperator.identity();
        private UnaryOperator<String> envelope = UnaryOperator.identity();
        private UnaryOperator<String> leaf = UnaryOperator.identity();

        Draft(String type, List<Subject> subjects) {
            this.type = type.contains(":") ? type : "urn:fairway:%s:v1".formatted(type);
            this.subjects = subjects;
            drawn++;
            with("id", Json.of("%032x".formatted(drawn)));
            with("log", Json.of(KEY.verifier().name()));
            with("claimed", Json.of(Leaf.text(NOON)));
            if (entries.isEmpty()) {
                with("vkey", Json.of(KEY.verifier().toString()));
            } else {
                with("first", Json.of("sha256:" + Merkle.leaf(entries.getFirst().leaf())));
            }
        }

        Draft with(String member, Json value) {
            members.put(member, value);
            return this;
        }

        Draft without(String member) {
            members.remove(member);
            return this;
        }

        Draft in(String stream, long revision) {
            return with("stream", Json.of(stream)).with("revision", Json.of(revision));
        }

        Draft by(String who, Hand... keys) {
            actor = who;
            hands = List.of(keys);
            return this;
        }

        Draft at(Instant instant) {
            time = instant;
            return this;
        }

        /// Changes what is signed, and not what the index takes it for.
        Draft payload(String from, String to) {
            payload = text -> replaced(text, from, to);
            return this;
        }

        Draft envelope(String from, String to) {
            envelope = text -> replaced(text, from, to);
            return this;
        }

        Draft leaf(String from, String to) {
            leaf = text -> replaced(text, from, to);
            return this;
        }

        private Forged forged() {
            var statement = new Statement(type, subjects, Json.Mapping.of(members));
            var shown = statement.bytes();
            var signed = Bytes.utf8(payload.apply(shown.text().orElseThrow()));
            var written = Bytes.utf8(envelope.apply(envelope(signed)));
            var shownFact = Fact.parse(Bytes.utf8(envelope(shown))).orElseThrow();
            var shownLeaf = leaf(statement, shown, shownFact.envelope());
            var logged = leaf(statement, signed, written).bytes().text().orElseThrow();
            return new Forged(Bytes.utf8(leaf.apply(logged)), written, shownLeaf, shownFact);
        }

        private Leaf leaf(Statement statement, Bytes signed, Bytes written) {
            return new Leaf(actor, Digest.of(signed), type, Digest.of(written), statement.digests(), time);
        }

        private String envelope(Bytes signed) {
            var signatures = hands.stream()
                    .sorted(Comparator.comparing(Hand::fingerprint))
                    .<Json>map(hand -> Json.Mapping.of(Map.of(
                            "keyid", Json.of(hand.fingerprint()),
                            "sig", Json.of(hand.sign(Envelope.signed(signed)).base64()))))
                    .toList();
            return Json.Mapping.of(Map.of(
                            "payload", Json.of(signed.base64()),
                            "payloadType", Json.of(Envelope.PAYLOAD_TYPE),
                            "signatures", new Json.Listing(signatures)))
                    .canonical()
                    .text()
                    .orElseThrow();
        }
    }
}
