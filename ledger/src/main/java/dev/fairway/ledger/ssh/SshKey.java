package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.ledger.sign.Verification;
import java.math.BigInteger;
import java.util.Optional;

/// A public key in OpenSSH's wire form, of a type that may sign facts (docs/ledger-format.md, 2).
public sealed interface SshKey {

    /// RFC 8709.
    ///
    /// @param raw 32 bytes
    record Edwards(Bytes raw) implements SshKey {}

    /// RFC 4253, 6.6.
    record Rsa(BigInteger exponent, BigInteger modulus) implements SshKey {}

    /// RFC 5656.
    ///
    /// @param point uncompressed
    record Ecdsa(EcdsaCurve curve, Bytes point) implements SshKey {}

    /// A key in hardware, which says how it was touched (OpenSSH, PROTOCOL.u2f).
    ///
    /// @param inner that signs: an [Edwards] or an [Ecdsa] one
    /// @param application for which it was made
    record Fido(SshKey inner, String application) implements SshKey {}

    String EDWARDS = "ssh-ed25519";
    String RSA = "ssh-rsa";

    /// As the wire form begins.
    default String type() {
        return this instanceof Rsa ? RSA : typeOf(this);
    }

    /// Reads a wire form; nothing where it is no such key, or not in its one spelling.
    static Optional<SshKey> parse(Bytes wire) {
        var reader = new WireReader(wire);
        var key = key(reader.text(), reader);
        return reader.isDone() ? key : Optional.empty();
    }

    private static Optional<SshKey> key(String type, WireReader reader) {
        return switch (type) {
            case EDWARDS -> edwards(reader);
            case RSA -> rsa(reader.integer(), reader.integer());
            case "ecdsa-sha2-nistp256" -> ecdsa(EcdsaCurve.NISTP256, reader);
            case "ecdsa-sha2-nistp384" -> ecdsa(EcdsaCurve.NISTP384, reader);
            case "ecdsa-sha2-nistp521" -> ecdsa(EcdsaCurve.NISTP521, reader);
            case "sk-ssh-ed25519@openssh.com" -> fido(edwards(reader), reader.text());
            case "sk-ecdsa-sha2-nistp256@openssh.com" -> fido(ecdsa(EcdsaCurve.NISTP256, reader), reader.text());
            default -> Optional.empty();
        };
    }

    private static Optional<SshKey> edwards(WireReader reader) {
        return Optional.of(reader.field()).filter(Ed25519::sound).map(Edwards::new);
    }

    private static Optional<SshKey> rsa(BigInteger exponent, BigInteger modulus) {
        return Optional.of(new Rsa(exponent, modulus))
                .filter(RsaSignature::isSound)
                .map(SshKey.class::cast);
    }

    private static Optional<SshKey> ecdsa(EcdsaCurve curve, WireReader reader) {
        var named = reader.text().equals(curve.word());
        return Optional.of(reader.field())
                .filter(point -> named && curve.has(point))
                .map(point -> new Ecdsa(curve, point));
    }

    private static Optional<SshKey> fido(Optional<SshKey> inner, String application) {
        return Touch.isApplication(application) ? inner.map(key -> new Fido(key, application)) : Optional.empty();
    }

    /// Of what is in an SSHSIG as the signature, whether it holds over what an SSHSIG signs.
    ///
    /// @param verification of Ed25519; of the others it may decide when they are looked at
    default boolean holds(Bytes signed, Bytes signature, Verification verification) {
        var reader = new WireReader(signature);
        var type = reader.text();
        var blob = reader.field();
        return switch (this) {
            case Fido(var inner, var application) -> {
                var flags = reader.octet();
                var counter = reader.raw(Integer.BYTES);
                yield reader.isDone()
                        && type.equals(typeOf(this))
                        && Touch.isGiven(flags)
                        && holds(
                                inner,
                                Bytes.utf8(application)
                                        .sha256()
                                        .then(Bytes.of((byte) flags))
                                        .then(counter)
                                        .then(signed.sha256()),
                                blob,
                                verification);
            }
            case Edwards _, Rsa _, Ecdsa _ ->
                reader.isDone() && type.equals(typeOf(this)) && holds(this, signed, blob, verification);
        };
    }

    /// Of the signature, and but for RSA of the key.
    private static String typeOf(SshKey key) {
        return switch (key) {
            case Edwards _ -> EDWARDS;
            case Rsa _ -> "rsa-sha2-512";
            case Ecdsa(var curve, var _) -> "ecdsa-sha2-" + curve.word();
            case Fido(var inner, var _) -> "sk-" + typeOf(inner) + "@openssh.com";
        };
    }

    private static boolean holds(SshKey key, Bytes message, Bytes blob, Verification verification) {
        return switch (key) {
            case Edwards(var raw) -> blob.length() == Ed25519.SIGNATURE_SIZE && verification.holds(raw, message, blob);
            case Rsa rsa ->
                RsaSignature.fits(rsa, blob) && verification.other(() -> RsaSignature.holds(rsa, message, blob));
            case Ecdsa(var curve, var point) -> {
                var numbers = new WireReader(blob);
                var r = numbers.integer();
                var s = numbers.integer();
                yield numbers.isDone()
                        && r.compareTo(curve.order()) < 0
                        && s.compareTo(curve.order()) < 0
                        && verification.other(() -> curve.holds(point, message, r, s));
            }
            case Fido _ -> false;
        };
    }
}
