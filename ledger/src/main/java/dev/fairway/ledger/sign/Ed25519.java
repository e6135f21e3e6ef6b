package dev.fairway.ledger.sign;

import dev.fairway.ledger.bytes.Bytes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Ed25519 of the Java runtime, over raw keys.
public final class Ed25519 {

    /// Bytes of a seed, and of a public key.
    public static final int KEY_SIZE = 32;

    public static final int SIGNATURE_SIZE = 64;

    private static final String NAME = "Ed25519";
    /// What X.509 has before the 32 bytes of a key (RFC 8410).
    private static final Bytes X509 = Bytes.hex("302a300506032b6570032100");
    /// The neutral element: with it for R, a signature says nothing of who made it.
    private static final Bytes NEUTRAL = Bytes.hex("01" + "00".repeat(KEY_SIZE - 1));

    /// Keys that were looked at already; a log has few signers and many signatures.
    private static final int MOST_KNOWN = 1_000;

    private static final Map<Bytes, Boolean> KNOWN = new ConcurrentHashMap<>();

    private Ed25519() {}

    /// A seed that nobody else has.
    public static Bytes newSeed(SecureRandom random) {
        var seed = new byte[KEY_SIZE];
        random.nextBytes(seed);
        return Bytes.of(seed);
    }

    public static Bytes publicKey(Bytes seed) {
        try {
            var pairs = KeyPairGenerator.getInstance(NAME);
            pairs.initialize(NamedParameterSpec.ED25519, new Given(seed));
            var encoded = pairs.generateKeyPair().getPublic().getEncoded();
            return Bytes.of(encoded).slice(X509.length());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    public static Bytes sign(Bytes seed, Bytes message) {
        try {
            var signature = Signature.getInstance(NAME);
            signature.initSign(privateKey(seed));
            signature.update(message.buffer());
            return Bytes.of(signature.sign());
        } catch (GeneralSecurityException e) {
            throw missing(e);
        }
    }

    /// Stricter than the runtime, so that no two verifiers can disagree: the key is of the large subgroup, and R is
    /// not the neutral element. That R is of the large subgroup follows where the equation holds without cofactor.
    public static boolean holds(Bytes key, Bytes message, Bytes signature) {
        if (signature.length() != SIGNATURE_SIZE || signature.slice(0, KEY_SIZE).equals(NEUTRAL) || !sound(key)) {
            return false;
        }
        try {
            var check = Signature.getInstance(NAME);
            check.initVerify(publicKeyOf(key));
            check.update(message.buffer());
            return check.verify(signature.array());
        } catch (GeneralSecurityException _) {
            // A scalar that is too large: such a signature holds nothing.
            return false;
        }
    }

    /// Whether bytes are fit to be a key: the one spelling of a point of the large subgroup.
    public static boolean sound(Bytes key) {
        if (KNOWN.size() >= MOST_KNOWN) {
            KNOWN.clear();
        }
        return KNOWN.computeIfAbsent(key, Curve::isKey);
    }

    private static PrivateKey privateKey(Bytes seed) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME)
                .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed.array()));
    }

    private static PublicKey publicKeyOf(Bytes key) throws GeneralSecurityException {
        return KeyFactory.getInstance(NAME)
                .generatePublic(new X509EncodedKeySpec(X509.then(key).array()));
    }

    private static IllegalStateException missing(GeneralSecurityException cause) {
        return new IllegalStateException("every Java since 15 has Ed25519", cause);
    }

    /// Gives a seed where chance is asked for: the runtime derives a public key in no other way.
    private static final class Given extends SecureRandom {

        private static final long serialVersionUID = 1L;
        private final transient Bytes seed;

        Given(Bytes seed) {
            this.seed = seed;
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed.array(), 0, bytes, 0, bytes.length);
        }
    }
}
