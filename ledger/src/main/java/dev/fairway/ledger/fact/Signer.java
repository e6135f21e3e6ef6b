package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.sign.Ed25519;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/// Somebody's key that signs facts. What it prints as never holds the secret.
public final class Signer {

    private final PublicKey key;
    private final KeyKind kind;
    private final UnaryOperator<Bytes> signing;

    /// @param signing makes the bytes of `sig` of those that are to be signed
    public Signer(PublicKey key, KeyKind kind, UnaryOperator<Bytes> signing) {
        this.key = requireNonNull(key, "key");
        this.kind = requireNonNull(kind, "kind");
        this.signing = requireNonNull(signing, "signing");
        if (!kind.fits(key)) {
            throw new IllegalArgumentException("a key of another type than its kind");
        }
    }

    /// @param seed 32 bytes that nobody else knows
    public Signer(Bytes seed) {
        this(PublicKey.ed25519(Ed25519.publicKey(seed)), KeyKind.ED25519, message -> Ed25519.sign(seed, message));
    }

    public PublicKey key() {
        return key;
    }

    public KeyKind kind() {
        return kind;
    }

    private Signature sign(Bytes payload) {
        return new Signature(key.fingerprint(), signing.apply(Envelope.signed(payload)));
    }

    /// Signs one statement with one key, or with two where a key is handed over.
    public static Envelope envelope(Bytes payload, Signer... signers) {
        List<Signature> signatures = Arrays.stream(signers)
                .map(signer -> signer.sign(payload))
                .sorted(Comparator.comparing(Signature::keyid))
                .toList();
        return new Envelope(payload, signatures);
    }

    @Override
    public String toString() {
        return "private half of " + key;
    }
}
