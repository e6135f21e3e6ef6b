package dev.fairway.engine.release;

import static java.util.Objects.requireNonNull;

import dev.fairway.formats.evidence.SignedEnvelope;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.sign.Ed25519;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A public key of somebody who signs what others made, as PEM has it. It says nothing of who that is.
public final class EnvelopeKey {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]{1,20000}+)-----END PUBLIC KEY-----");

    private static final int SHORTEST_RSA = 2048;
    /// What X.509 has before the 32 bytes of a key of Ed25519 (RFC 8410).
    private static final int BEFORE_ED25519 = 12;

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);

    private final Bytes encoded;
    private final Check check;

    private EnvelopeKey(Bytes encoded, Check check) {
        this.encoded = requireNonNull(encoded, "encoded");
        this.check = requireNonNull(check, "check");
    }

    /// How a key of one type checks.
    private interface Check {
        boolean holds(byte[] message, byte[] signature);
    }

    /// The one key of a text; nothing where there is none, or one of another type than Ed25519, ECDSA on P-256 or
    /// P-384, and RSA of 2048 bits or more.
    public static Optional<EnvelopeKey> parse(String pem) {
        var match = PEM.matcher(pem);
        if (!match.find()) {
            return Optional.empty();
        }
        try {
            var encoded = Bytes.of(Base64.getMimeDecoder().decode(match.group(1)));
            return match.find() ? Optional.empty() : check(encoded).map(check -> new EnvelopeKey(encoded, check));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Check> check(Bytes encoded) {
        for (var type : List.of("Ed25519", "EC", "RSA")) {
            try {
                var key = KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(encoded.array()));
                return switch (key) {
                    case ECPublicKey ecdsa -> ecdsa(ecdsa);
                    case RSAPublicKey rsa -> rsa(rsa);
                    default -> ed25519(encoded.slice(BEFORE_ED25519));
                };
            } catch (GeneralSecurityException _) {
                // It is of another type.
            }
        }
        return Optional.empty();
    }

    private static Optional<Check> ed25519(Bytes raw) {
        return Ed25519.sound(raw)
                ? Optional.of((message, signature) -> Ed25519.holds(raw, Bytes.of(message), Bytes.of(signature)))
                : Optional.empty();
    }

    /// On P-384 some sign with the hash of that size, and cosign does with SHA-256.
    private static Optional<Check> ecdsa(ECPublicKey key) throws GeneralSecurityException {
        if (isOn(key, "secp256r1")) {
            return Optional.of((message, signature) -> holds(key, "SHA256withECDSA", message, signature));
        }
        return isOn(key, "secp384r1")
                ? Optional.of((message, signature) -> holds(key, "SHA384withECDSA", message, signature)
                        || holds(key, "SHA256withECDSA", message, signature))
                : Optional.empty();
    }

    private static boolean isOn(ECPublicKey key, String curve) throws GeneralSecurityException {
        var parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(curve));
        var known = parameters.getParameterSpec(ECParameterSpec.class);
        var given = key.getParams();
        return known.getCurve().equals(given.getCurve())
                && known.getGenerator().equals(given.getGenerator())
                && known.getOrder().equals(given.getOrder());
    }

    /// PKCS #1 v1.5, as cosign signs, or PSS, as securesystemslib does.
    private static Optional<Check> rsa(RSAPublicKey key) {
        return key.getModulus().bitLength() < SHORTEST_RSA
                ? Optional.empty()
                : Optional.of((message, signature) -> holds(key, "SHA256withRSA", message, signature)
                        || holds(key, "RSASSA-PSS", PSS, message, signature));
    }

    private static boolean holds(PublicKey key, String algorithm, byte[] message, byte[] signature) {
        return holds(key, algorithm, null, message, signature);
    }

    private static boolean holds(
            PublicKey key,
            String algorithm,
            @Nullable AlgorithmParameterSpec parameters,
            byte[] message,
            byte[] signature) {
        try {
            var check = Signature.getInstance(algorithm);
            if (parameters != null) {
                check.setParameter(parameters);
            }
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException _) {
            // Bytes of another form than this type's signatures have hold nothing.
            return false;
        }
    }

    /// SHA-256 of its DER form (SubjectPublicKeyInfo), as `openssl pkey -pubin -outform DER | sha256sum` prints it.
    public Digest digest() {
        return Digest.of(encoded);
    }

    /// Whether this key made one of the signatures. Their `keyid` is a hint that anybody writes, and not read.
    public boolean signed(SignedEnvelope envelope) {
        var message = envelope.signed();
        return envelope.signatures().stream().anyMatch(signature -> check.holds(message, signature));
    }
}
