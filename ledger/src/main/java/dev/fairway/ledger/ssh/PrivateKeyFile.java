package dev.fairway.ledger.ssh;

import dev.fairway.ledger.bytes.Bytes;
import java.util.Base64;
import java.util.Optional;

/// The files in which OpenSSH keeps private keys (PROTOCOL.key): their public half stands in them in the clear.
public final class PrivateKeyFile {

    private static final String BEGIN = "-----BEGIN OPENSSH PRIVATE KEY-----";
    private static final String END = "-----END OPENSSH PRIVATE KEY-----";
    private static final Bytes MAGIC = Bytes.utf8("openssh-key-v1\0");

    private PrivateKeyFile() {}

    /// The wire form of the public half; nothing where the file is another one. Nothing secret is looked at.
    public static Optional<Bytes> publicKey(String text) {
        var lines = text.strip();
        if (!lines.startsWith(BEGIN) || !lines.endsWith(END) || lines.length() < BEGIN.length() + END.length()) {
            return Optional.empty();
        }
        try {
            var base64 = lines.substring(BEGIN.length(), lines.length() - END.length());
            return publicKey(Bytes.of(Base64.getMimeDecoder().decode(base64)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<Bytes> publicKey(Bytes content) {
        var reader = new WireReader(content);
        var magic = reader.raw(MAGIC.length());
        // Cipher, the function that derives its key, and that one's options.
        reader.field();
        reader.field();
        reader.field();
        var count = reader.raw(Integer.BYTES);
        var wire = reader.field();
        return magic.equals(MAGIC) && count.equals(WireWriter.number(1)) && wire.length() > 0
                ? Optional.of(wire)
                : Optional.empty();
    }
}
