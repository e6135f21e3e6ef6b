package dev.fairway.ledger.log;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Fact;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log for tests: its key, its founder, and facts that are in order.
public final class SampleLog {

    public static final Instant NOON = Instant.parse("2026-11-28T12:00:00.000Z");
    public static final String FOUNDER = "f".repeat(32);

    private long drawn;
    private Instant now = NOON;
    private final SigningKey key;
    private final Signer founder = signer(1);
    private final Fact entry0;
    private final Digest first;

    public SampleLog() {
        this(0);
    }

    /// @param number which of several logs
    public SampleLog(int number) {
        this.key = new SigningKey("example.org/log-" + number, VerifierKey.Type.NOTE, seed(100 + number));
        this.entry0 = new Author(key.verifier(), Optional.empty(), founder, this::id, () -> now).introduce(FOUNDER);
        this.first = new Digest("sha256:" + accepted(entry0, new Memory()).hash());
    }

    private static Bytes seed(int number) {
        return Bytes.utf8("seed " + number).sha256();
    }

    /// One of several people.
    public static Signer signer(int number) {
        return new Signer(seed(number));
    }

    private String id() {
        drawn++;
        return "%032x".formatted(drawn);
    }

    public SigningKey key() {
        return key;
    }

    public Signer founder() {
        return founder;
    }

    /// The founder's key entry.
    public Fact entry0() {
        return entry0;
    }

    /// Another beginning by the same people.
    Fact entry0Anew() {
        return new Author(key.verifier(), Optional.empty(), founder, this::id, () -> now).introduce(FOUNDER);
    }

    public Instant now() {
        return now;
    }

    public void at(Instant instant) {
        now = instant;
    }

    /// The hash of entry 0, which later statements name.
    public Digest first() {
        return first;
    }

    /// Who writes after entry 0.
    public Author author(Signer signer) {
        return new Author(key.verifier(), Optional.of(first()), signer, this::id, () -> now);
    }

    public Author author() {
        return author(founder);
    }

    /// A fact of no stream.
    public Fact note(String subject) {
        return author().state("urn:fairway:heartbeat:v1", List.of(subject(subject)), Map.of());
    }

    /// A step of a stream.
    public Fact step(String stream, long revision) {
        return author().state(
                        "urn:fairway:sample:v1",
                        List.of(subject(stream)),
                        Map.of("state", Json.of("done")),
                        new Entry.Revision(stream, revision));
    }

    public static Subject subject(String name) {
        return new Subject(name, Digest.of(Bytes.utf8(name)));
    }

    public Rules rules() {
        return new Rules(key.verifier(), Ed25519::holds);
    }

    public Ruling judge(Fact fact, Known known) {
        return rules().judge(fact, now, known);
    }

    /// The entry that a fact becomes.
    public Entry accepted(Fact fact, Known known) {
        return switch (judge(fact, known)) {
            case Ruling.Accepted(var entry) -> entry;
            case Ruling other -> throw new AssertionError("not accepted: " + other);
        };
    }

    /// What is known after these facts, all of them in order.
    public Memory after(Fact... facts) {
        var memory = new Memory();
        memory.add(
                rules().judge(entry0, NOON, memory) instanceof Ruling.Accepted(var entry)
                        ? entry
                        : accepted(entry0, memory));
        for (var fact : facts) {
            memory.add(accepted(fact, memory));
        }
        return memory;
    }
}
