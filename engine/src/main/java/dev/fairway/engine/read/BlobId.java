package dev.fairway.engine.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The id that Git gives to a file's content: SHA-1 over a header and the bytes (gitformat-pack(5), object storage).
public final class BlobId {

    private BlobId() {}

    public static String of(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes.length + "\0").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-1", e);
        }
    }

    /// The id that the content has once Git has turned line ends of Windows into its own.
    public static String ofUnixLines(byte[] bytes) {
        var unix = new byte[bytes.length];
        var length = 0;
        for (var i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\r' || i + 1 == bytes.length || bytes[i + 1] != '\n') {
                unix[length++] = bytes[i];
            }
        }
        return of(java.util.Arrays.copyOf(unix, length));
    }
}
