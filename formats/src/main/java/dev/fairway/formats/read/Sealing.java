package dev.fairway.formats.read;

import dev.fairway.core.secret.SecretRule;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// Turns a secret into a keyed fingerprint, of which equality is all that can be known.
///
/// HMAC with SHA-256 (RFC 2104), written out because the JDK's `Mac` costs a small run tens of milliseconds to load.
public final class Sealing {

    /// Before the digits of every fingerprint.
    public static final String PREFIX = "fp:";

    private static final int BLOCK = 64;
    private static final int DIGITS = 12;
    private static final Pattern FINGERPRINT = Pattern.compile("fp:[0-9a-f]{12}");

    private final byte[] inner;
    private final byte[] outer;
    private final KnownKeys keys = new KnownKeys();
    private final KnownTexts texts = new KnownTexts();
    private final KnownSecrets secrets = new KnownSecrets(this::sealed);

    private Sealing(byte[] key) {
        var block = Arrays.copyOf(key.length > BLOCK ? sha256().digest(key) : key, BLOCK);
        inner = masked(block, 0x36);
        outer = masked(block, 0x5c);
    }

    /// Fingerprints that stay comparable for as long as the key is kept.
    public static Sealing withKey(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a sealing key has at least 16 bytes");
        }
        return new Sealing(key);
    }

    /// Fingerprints that can be compared within this run only.
    public static Sealing random() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new Sealing(key);
    }

    /// `fp:` and twelve hexadecimal digits.
    public String fingerprint(String secret) {
        var fingerprint = sealed(secret);
        secrets.note(secret, fingerprint);
        return fingerprint;
    }

    /// A sentence that a person wrote, without the secrets that this run has read so far.
    public String withoutRead(String sentence) {
        return SecretRule.withoutQuoted(sentence, secrets::isRead);
    }

    private String sealed(String secret) {
        return PREFIX
                + HexFormat.of()
                        .formatHex(mac(secret.getBytes(StandardCharsets.UTF_8)))
                        .substring(0, DIGITS);
    }

    /// Whether a text is a fingerprint rather than anything that a person wrote.
    public static boolean isFingerprint(String text) {
        return text.length() == PREFIX.length() + DIGITS
                && FINGERPRINT.matcher(text).matches();
    }

    /// What the keys that this run has met say about their values.
    KnownKeys keys() {
        return keys;
    }

    /// Which texts this run has looked over already.
    KnownTexts texts() {
        return texts;
    }

    byte[] mac(byte[] message) {
        var digest = sha256();
        digest.update(inner);
        var first = digest.digest(message);
        digest.update(outer);
        return digest.digest(first);
    }

    @Override
    public String toString() {
        return "Sealing";
    }

    private static byte[] masked(byte[] block, int mask) {
        var masked = new byte[BLOCK];
        for (var i = 0; i < BLOCK; i++) {
            masked[i] = (byte) (block[i] ^ mask);
        }
        return masked;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
