package dev.fairway.ledger.bytes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// A sequence of bytes that nobody can change. Its text form says how many there are, and not what they are.
public final class Bytes implements Comparable<Bytes> {

    /// Never used itself: a copy is made sooner than another one is looked up.
    private static final MessageDigest SHA_256 = begun();

    private static final char REPLACEMENT = '\ufffd';

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    public static Bytes of(byte... content) {
        return new Bytes(content.clone());
    }

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Reads base64 in its one spelling: padded, and without set bits that decode to nothing.
    public static Optional<Bytes> base64(String text) {
        try {
            var bytes = new Bytes(Base64.getDecoder().decode(text));
            return bytes.base64().equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Reads lowercase hex digits.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Bytes hex(String text) {
        var bytes = new Bytes(HexFormat.of().parseHex(text));
        if (!bytes.hex().equals(text)) {
            throw new IllegalArgumentException("hex digits are lowercase here");
        }
        return bytes;
    }

    public int length() {
        return content.length;
    }

    public Bytes slice(int from, int until) {
        return new Bytes(Arrays.copyOfRange(content, from, until));
    }

    public Bytes slice(int from) {
        return slice(from, content.length);
    }

    /// These bytes, then the others.
    public Bytes then(Bytes others) {
        var both = Arrays.copyOf(content, content.length + others.content.length);
        System.arraycopy(others.content, 0, both, content.length, others.content.length);
        return new Bytes(both);
    }

    public Bytes sha256() {
        return sha256(this);
    }

    /// The SHA-256 of bytes one after the other.
    public static Bytes sha256(Bytes... parts) {
        try {
            var digest = (MessageDigest) SHA_256.clone();
            for (var part : parts) {
                digest.update(part.content);
            }
            return new Bytes(digest.digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("that of every Java can be copied", e);
        }
    }

    static MessageDigest begun() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Where other bytes are in these for the first time; -1 where they are not.
    public int indexOf(Bytes others) {
        // The search in texts is the runtime's fastest; each byte is one character.
        return new String(content, StandardCharsets.ISO_8859_1)
                .indexOf(new String(others.content, StandardCharsets.ISO_8859_1));
    }

    public byte at(int index) {
        return content[index];
    }

    /// A copy.
    public byte[] array() {
        return content.clone();
    }

    /// For reading only.
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(content).asReadOnlyBuffer();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(content);
    }

    public String hex() {
        return HexFormat.of().formatHex(content);
    }

    /// The text that these bytes are in UTF-8; nothing where they are none.
    public Optional<String> text() {
        var text = new String(content, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? Optional.of(text) : exactText();
    }

    /// As [#text], by a decoder that is slower and does not put anything in the place of what it cannot read.
    private Optional<String> exactText() {
        try {
            return Optional.of(
                    StandardCharsets.UTF_8.newDecoder().decode(buffer()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    /// By the first byte that differs, without sign; what others begin with comes before them.
    @Override
    public int compareTo(Bytes others) {
        return Arrays.compareUnsigned(content, others.content);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return content.length + " bytes";
    }
}
