package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.ssh.SshKey.Rsa;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// `rsa-sha2-512` (RFC 8332): RSASSA-PKCS1-v1_5 with SHA-512 (RFC 8017, 8.2.2).
///
/// What a signature has to be is made here and compared as a whole. The runtime's own check takes a second spelling,
/// without the parameters of the hash, which other verifiers refuse.
final class RsaSignature {

    private static final int LEAST_BITS = 2_048;
    private static final int MOST_BITS = 16_384;
    private static final BigInteger LEAST_EXPONENT = BigInteger.valueOf(65_537);
    /// Of the exponent. Other verifiers have the same limit, and a signature takes no longer than others.
    private static final int MOST_EXPONENT_BITS = 64;

    /// DER before the 64 bytes of SHA-512 (RFC 8017, 9.2, note 1).
    private static final Bytes DIGEST_INFO = Bytes.hex("3051300d060960864801650304020305000440");

    private RsaSignature() {}

    /// Whether numbers are fit to be a key.
    static boolean isSound(Rsa key) {
        var bits = key.modulus().bitLength();
        return bits >= LEAST_BITS
                && bits <= MOST_BITS
                && key.modulus().testBit(0)
                && key.exponent().testBit(0)
                && key.exponent().compareTo(LEAST_EXPONENT) >= 0
                && key.exponent().bitLength() <= MOST_EXPONENT_BITS;
    }

    /// Whether a signature is as long as the modulus, and below it.
    static boolean fits(Rsa key, Bytes signature) {
        return signature.length() == length(key) && new BigInteger(1, signature.array()).compareTo(key.modulus()) < 0;
    }

    static boolean holds(Rsa key, Bytes message, Bytes signature) {
        var opened = new BigInteger(1, signature.array()).modPow(key.exponent(), key.modulus());
        return opened.equals(new BigInteger(1, expected(message, length(key)).array()));
    }

    private static int length(Rsa key) {
        return (key.modulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
    }

    /// EMSA-PKCS1-v1_5 (RFC 8017, 9.2).
    private static Bytes expected(Bytes message, int length) {
        var end = DIGEST_INFO.then(sha512(message));
        var padding = new byte[length - end.length() - 3];
        Arrays.fill(padding, (byte) 0xff);
        return Bytes.hex("0001").then(Bytes.of(padding)).then(Bytes.hex("00")).then(end);
    }

    static Bytes sha512(Bytes message) {
        try {
            var digest = MessageDigest.getInstance("SHA-512");
            digest.update(message.buffer());
            return Bytes.of(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }
}
