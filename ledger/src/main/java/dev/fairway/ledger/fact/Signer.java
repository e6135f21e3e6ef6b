package dev.fairway.ledger.fact;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Envelope.Signature;
import dev.fairway.ledger.sign.Ed25519;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Somebody's key that signs facts. What it prints as never holds the secret.
public final class Signer {

    private final PublicKey key;
    private final Bytes seed;

    /// @param seed 32 bytes that nobody else knows
    public Signer(Bytes seed) {
        this.key = PublicKey.ed25519(Ed25519.publicKey(seed));
        this.seed = seed;
    }

    public PublicKey key() {
        return key;
    }

    public KeyKind kind() {
        return KeyKind.ED25519;
    }

    private Signature sign(Bytes payload) {
        return new Signature(key.fingerprint(), Ed25519.sign(seed, Envelope.signed(payload)));
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
