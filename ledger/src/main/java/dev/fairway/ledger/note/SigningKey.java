package dev.fairway.ledger.note;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.Note.Line;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Signing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The private half of a key that signs notes. What it prints as never holds the secret.
public final class SigningKey {

    private static final String PREFIX = "PRIVATE+KEY+";
    private final VerifierKey verifier;
    private final Bytes seed;
    private final Signing signing;

    /// @param seed 32 bytes that nobody else knows
    public SigningKey(String name, VerifierKey.Type type, Bytes seed) {
        this(new VerifierKey(name, type, Ed25519.publicKey(seed)), seed, Ed25519::sign);
    }

    private SigningKey(VerifierKey verifier, Bytes seed, Signing signing) {
        this.verifier = verifier;
        this.seed = seed;
        this.signing = signing;
    }

    /// The same key, which signs by other means than those of the Java runtime.
    public SigningKey by(Signing other) {
        return new SigningKey(verifier, seed, other);
    }

    /// Reads `PRIVATE+KEY+<name>+<8 hex digits>+<base64>`, as Go's note package writes it.
    public static Optional<SigningKey> parse(String text) {
        if (!text.startsWith(PREFIX)) {
            return Optional.empty();
        }
        var parts = text.substring(PREFIX.length()).split("\\+", 3);
        if (parts.length != 3) {
            return Optional.empty();
        }
        return Bytes.base64(parts[2])
                .filter(key -> key.length() == 1 + Ed25519.KEY_SIZE)
                .flatMap(key -> of(parts[0], key))
                .filter(key -> key.verifier.id().hex().equals(parts[1]));
    }

    private static Optional<SigningKey> of(String name, Bytes key) {
        return Arrays.stream(VerifierKey.Type.values())
                .filter(type -> key.slice(0, 1).equals(Bytes.of(type.code())) && VerifierKey.isName(name))
                .map(type -> new SigningKey(name, type, key.slice(1)))
                .findFirst();
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /// Signs a log's checkpoint.
    public Note sign(Checkpoint checkpoint) {
        require(VerifierKey.Type.NOTE);
        var text = checkpoint.text();
        var signature = signing.sign(seed, Bytes.utf8(text));
        return new Note(text, List.of(new Line(verifier.name(), verifier.id(), signature)));
    }

    /// Says that a checkpoint, and nothing that contradicts it, was seen (C2SP tlog-cosignature, version 1).
    ///
    /// @param text of the checkpoint's note
    public Line cosign(String text, Instant now) {
        require(VerifierKey.Type.COSIGNATURE);
        var seconds = now.getEpochSecond();
        var signature = signing.sign(seed, Cosignatures.signed(text, seconds));
        return new Line(
                verifier.name(), verifier.id(), Cosignatures.time(seconds).then(signature));
    }

    /// What a file that only its owner can read holds.
    public String secret() {
        var key = Bytes.of(verifier.type().code()).then(seed);
        return PREFIX + verifier.name() + "+" + verifier.id().hex() + "+" + key.base64();
    }

    private void require(VerifierKey.Type type) {
        if (verifier.type() != type) {
            throw new IllegalStateException("%s signs as %s only".formatted(verifier.name(), verifier.type()));
        }
    }

    @Override
    public String toString() {
        return "private half of " + verifier;
    }
}
