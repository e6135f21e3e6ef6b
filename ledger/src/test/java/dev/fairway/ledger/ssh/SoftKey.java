package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.KeyKind;
import dev.fairway.ledger.fact.PublicKey;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.sign.Ed25519;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.List;
import java.util.function.UnaryOperator;

/// A key of OpenSSH for tests, in software, of every type; its signatures can be spoiled at each step.
///
/// @param wire of the public key
/// @param type of the signature
/// @param blob makes what the type says of the bytes that are signed
/// @param after follows the blob
public record SoftKey(Bytes wire, String type, UnaryOperator<Bytes> blob, Bytes after) {

    static final String APPLICATION = "ssh:";
    private static final int FLAGS = 0x01;

    /// One key of every type.
    public static List<SoftKey> all() {
        return List.of(
                edwards(1),
                rsa(2_048, 65_537),
                ecdsa(EcdsaCurve.NISTP256),
                ecdsa(EcdsaCurve.NISTP384),
                ecdsa(EcdsaCurve.NISTP521),
                fido(edwards(2), APPLICATION, FLAGS, 7),
                fido(ecdsa(EcdsaCurve.NISTP256), APPLICATION, FLAGS, 7));
    }

    static SoftKey edwards(int seed) {
        var secret = Bytes.utf8("ssh seed " + seed).sha256();
        return new SoftKey(
                text("ssh-ed25519").then(WireWriter.field(Ed25519.publicKey(secret))),
                "ssh-ed25519",
                message -> Ed25519.sign(secret, message),
                Bytes.of());
    }

    static SoftKey rsa(int bits, long exponent) {
        var pair = pair("RSA", new RSAKeyGenParameterSpec(bits, BigInteger.valueOf(exponent)));
        var key = (RSAPublicKey) pair.getPublic();
        return new SoftKey(
                rsaWire(key.getPublicExponent(), key.getModulus()),
                "rsa-sha2-512",
                message -> signed("SHA512withRSA", pair.getPrivate(), message),
                Bytes.of());
    }

    static Bytes rsaWire(BigInteger exponent, BigInteger modulus) {
        return text("ssh-rsa").then(integer(exponent)).then(integer(modulus));
    }

    static SoftKey ecdsa(EcdsaCurve curve) {
        var name = switch (curve) {
            case NISTP256 -> "secp256r1";
            case NISTP384 -> "secp384r1";
            case NISTP521 -> "secp521r1";
        };
        var hash = switch (curve) {
            case NISTP256 -> "SHA256";
            case NISTP384 -> "SHA384";
            case NISTP521 -> "SHA512";
        };
        var size = (curve.order().bitLength() + 7) / 8;
        var pair = pair("EC", new ECGenParameterSpec(name));
        var point = ((ECPublicKey) pair.getPublic()).getW();
        var encoded = Bytes.of((byte) 4).then(fixed(point.getAffineX(), size)).then(fixed(point.getAffineY(), size));
        return new SoftKey(
                ecdsaWire("ecdsa-sha2-" + curve.word(), curve.word(), encoded),
                "ecdsa-sha2-" + curve.word(),
                message -> {
                    var both = signed(hash + "withECDSAinP1363Format", pair.getPrivate(), message);
                    return integer(new BigInteger(1, both.slice(0, size).array()))
                            .then(integer(new BigInteger(1, both.slice(size).array())));
                },
                Bytes.of());
    }

    static Bytes ecdsaWire(String type, String curve, Bytes point) {
        return text(type).then(text(curve)).then(WireWriter.field(point));
    }

    /// What a key in hardware would be with the secret of this one.
    static SoftKey fido(SoftKey inner, String application, int flags, int counter) {
        var type = "sk-" + inner.type + "@openssh.com";
        var told = Bytes.of((byte) flags).then(WireWriter.number(counter));
        return new SoftKey(
                text(type).then(inner.wire.slice(text(inner.type).length())).then(text(application)),
                type,
                message -> inner.blob.apply(
                        Bytes.utf8(application).sha256().then(told).then(message.sha256())),
                told);
    }

    SoftKey ofType(String another) {
        return new SoftKey(wire, another, blob, after);
    }

    SoftKey spoiled(UnaryOperator<Bytes> change) {
        return new SoftKey(wire, type, message -> change.apply(blob.apply(message)), after);
    }

    public PublicKey key() {
        return PublicKey.of(wire).orElseThrow();
    }

    public Signer signer() {
        return new Signer(key(), KeyKind.SSH, this::sign);
    }

    /// The SSHSIG of a message.
    public Bytes sign(Bytes message) {
        return sign(message, "fairway", "", "sha512");
    }

    Bytes sign(Bytes message, String namespace, String reserved, String hash) {
        var about = text(namespace).then(text(reserved)).then(text(hash));
        var digest = hash.equals("sha512") ? RsaSignature.sha512(message) : message.sha256();
        var inner = inner(Bytes.utf8("SSHSIG").then(about).then(WireWriter.field(digest)));
        return Bytes.utf8("SSHSIG")
                .then(WireWriter.number(1))
                .then(WireWriter.field(wire))
                .then(about)
                .then(WireWriter.field(inner));
    }

    private Bytes inner(Bytes signed) {
        return text(type).then(WireWriter.field(blob.apply(signed))).then(after);
    }

    static Bytes text(String text) {
        return WireWriter.field(Bytes.utf8(text));
    }

    static Bytes integer(BigInteger number) {
        return WireWriter.field(Bytes.of(number.toByteArray()));
    }

    private static Bytes fixed(BigInteger number, int size) {
        var bytes = Bytes.of(number.toByteArray());
        return bytes.length() > size
                ? bytes.slice(bytes.length() - size)
                : Bytes.of(new byte[size - bytes.length()]).then(bytes);
    }

    static KeyPair pair(String algorithm, AlgorithmParameterSpec parameters) {
        try {
            var pairs = KeyPairGenerator.getInstance(algorithm);
            pairs.initialize(parameters);
            return pairs.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static Bytes signed(String algorithm, PrivateKey key, Bytes message) {
        try {
            var signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(message.array());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
