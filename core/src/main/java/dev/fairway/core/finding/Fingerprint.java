package dev.fairway.core.finding;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names a finding by where it is and in what way it is wrong, never by values or verdict, so that the name
/// stays while both change.
///
/// The digest is SHA-256 over `fairway-finding-1`, application, resource, path and kind's word, each as the number of
/// its UTF-8 bytes in decimal, a colon and the bytes; of it the first 16 hexadecimal digits.
public final class Fingerprint {

    private static final String PURPOSE = "fairway-finding-1";
    private static final int BYTES = 8;

    private Fingerprint() {}

    public static String of(Address address, FindingKind kind) {
        return of(address.application(), address.resource(), address.path(), kind);
    }

    public static String of(String application, String resource, String path, FindingKind kind) {
        var digest = sha256();
        for (var part : new String[] {PURPOSE, application, resource, path, kind.word()}) {
            var bytes = part.getBytes(UTF_8);
            digest.update((bytes.length + ":").getBytes(UTF_8));
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
