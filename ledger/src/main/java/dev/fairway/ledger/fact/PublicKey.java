package dev.fairway.ledger.fact;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/// Who signs facts, in OpenSSH's wire form (RFC 4253, 6.6; RFC 8709).
///
/// @param wire the type's name and its fields, each after its length
public record PublicKey(Bytes wire) {

    private static final Bytes ED25519 = field(Bytes.utf8("ssh-ed25519"));

    public PublicKey {
        if (rawOf(wire).isEmpty()) {
            throw new IllegalArgumentException("not an ssh-ed25519 key in its one spelling");
        }
    }

    /// @param raw 32 bytes of Ed25519
    public static PublicKey ed25519(Bytes raw) {
        return new PublicKey(ED25519.then(field(raw)));
    }

    /// Reads base64 of the wire form; nothing where it is no key, or not in its one spelling.
    public static Optional<PublicKey> parse(String base64) {
        return Bytes.base64(base64).filter(wire -> rawOf(wire).isPresent()).map(PublicKey::new);
    }

    /// The 32 bytes of Ed25519.
    public Bytes raw() {
        return rawOf(wire).orElseThrow();
    }

    /// What `ssh-keygen -l` prints, and envelopes call `keyid`.
    public String fingerprint() {
        return "SHA256:"
                + Base64.getEncoder()
                        .withoutPadding()
                        .encodeToString(wire.sha256().array());
    }

    /// What an entry about this key has as its subject.
    public Digest digest() {
        return Digest.of(wire);
    }

    public String base64() {
        return wire.base64();
    }

    private static Optional<Bytes> rawOf(Bytes wire) {
        var size = ED25519.length() + Integer.BYTES + Ed25519.KEY_SIZE;
        if (wire.length() != size || !wire.slice(0, ED25519.length()).equals(ED25519)) {
            return Optional.empty();
        }
        var raw = wire.slice(size - Ed25519.KEY_SIZE);
        return wire.equals(ED25519.then(field(raw))) && Ed25519.sound(raw) ? Optional.of(raw) : Optional.empty();
    }

    private static Bytes field(Bytes content) {
        return Bytes.of(ByteBuffer.allocate(Integer.BYTES)
                        .putInt(content.length())
                        .array())
                .then(content);
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
