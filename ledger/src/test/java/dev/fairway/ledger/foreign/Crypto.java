package dev.fairway.ledger.foreign;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Hashes, signatures and base64, with nothing but the JDK.
final class Crypto {

    private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");
    /// A log with one byte changed asks the same of most of its entries.
    private static final Map<String, Boolean> ASKED = new ConcurrentHashMap<>();

    private Crypto() {}

    static byte[] sha256(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] bytes(int... bytes) {
        var array = new byte[bytes.length];
        for (var at = 0; at < bytes.length; at++) {
            array[at] = (byte) bytes[at];
        }
        return array;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String digest(byte[] bytes) {
        return "sha256:" + hex(sha256(bytes));
    }

    static byte[] base64(String text) {
        try {
            var bytes = Base64.getDecoder().decode(text);
            Refusal.unless(Base64.getEncoder().encodeToString(bytes).equals(text), "another spelling of base64");
            return bytes;
        } catch (IllegalArgumentException _) {
            throw new Refusal("no base64");
        }
    }

    /// UTF-8 without control characters but those that are allowed.
    static String text(byte[] bytes, String allowed) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            Refusal.unless(
                    text.chars()
                            .allMatch(point ->
                                    allowed.indexOf(point) >= 0 || (point >= 0x20 && (point < 0x7f || point > 0x9f))),
                    "a control character");
            return text;
        } catch (CharacterCodingException _) {
            throw new Refusal("no UTF-8");
        }
    }

    static boolean verifies(byte[] key, byte[] message, byte[] signature) {
        var asked = hex(sha256(key, bytes(0), sha256(message), signature));
        return ASKED.computeIfAbsent(asked, _ -> {
            try {
                var spki = Arrays.copyOf(SPKI, SPKI.length + key.length);
                System.arraycopy(key, 0, spki, SPKI.length, key.length);
                var verifier = Signature.getInstance("Ed25519");
                verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki)));
                verifier.update(message);
                return signature.length == 64 && verifier.verify(signature);
            } catch (GeneralSecurityException _) {
                return false;
            }
        });
    }
}
