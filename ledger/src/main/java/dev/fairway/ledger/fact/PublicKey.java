package dev.fairway.ledger.fact;

import static java.util.Objects.requireNonNull;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.ssh.SshKey;
import dev.fairway.ledger.ssh.WireWriter;
import java.util.Base64;
import java.util.Optional;

/// Who signs facts, in OpenSSH's wire form (RFC 4253, 6.6; RFC 5656; RFC 8709; PROTOCOL.u2f).
public final class PublicKey {

    private final Bytes wire;
    private final SshKey form;
    /// Asked for with each entry that the key signs.
    private final Bytes hash;

    private PublicKey(Bytes wire, SshKey form) {
        this.wire = requireNonNull(wire, "wire");
        this.hash = wire.sha256();
        this.form = requireNonNull(form, "form");
    }

    /// @param raw 32 bytes of Ed25519
    /// @throws IllegalArgumentException for bytes that are no sound key
    public static PublicKey ed25519(Bytes raw) {
        return of(WireWriter.field(Bytes.utf8(SshKey.EDWARDS)).then(WireWriter.field(raw)))
                .orElseThrow(() -> new IllegalArgumentException("not a key of Ed25519"));
    }

    /// Takes the type's name and its fields, each after its length; nothing where it is no key, or not in its one
    /// spelling.
    public static Optional<PublicKey> of(Bytes wire) {
        return SshKey.parse(wire).map(form -> new PublicKey(wire, form));
    }

    /// As [#of], in base64.
    public static Optional<PublicKey> parse(String base64) {
        return Bytes.base64(base64).flatMap(PublicKey::of);
    }

    public Bytes wire() {
        return wire;
    }

    /// SHA-256 of the wire form.
    public Bytes hash() {
        return hash;
    }

    /// As OpenSSH calls it.
    public String type() {
        return form.type();
    }

    SshKey form() {
        return form;
    }

    /// The 32 bytes of `ssh-ed25519`; nothing of the other types.
    public Optional<Bytes> raw() {
        return form instanceof SshKey.Edwards(var raw) ? Optional.of(raw) : Optional.empty();
    }

    /// What `ssh-keygen -l` prints, and envelopes call `keyid`.
    public String fingerprint() {
        return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash.array());
    }

    /// What an entry about this key has as its subject.
    public Digest digest() {
        return Digest.of(wire);
    }

    public String base64() {
        return wire.base64();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PublicKey key && wire.equals(key.wire);
    }

    @Override
    public int hashCode() {
        return wire.hashCode();
    }

    @Override
    public String toString() {
        return fingerprint();
    }
}
