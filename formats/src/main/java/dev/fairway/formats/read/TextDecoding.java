package dev.fairway.formats.read;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/// Bytes to text: UTF-8, or UTF-16 with a byte order mark.
final class TextDecoding {

    private static final char REPLACEMENT = '\uFFFD';
    private static final int CHUNK = 8192;

    private TextDecoding() {}

    sealed interface Decoded {

        record Text(String text) implements Decoded {}

        /// @param offset of the first byte that is no part of a character, from 0
        /// @param line in which it stands, from 1
        record NotText(String charset, int offset, int line) implements Decoded {}
    }

    static Decoded decode(byte[] content) {
        if (startsWith(content, 0xEF, 0xBB, 0xBF)) {
            return decode(content, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(content, 0xFF, 0xFE)) {
            return decode(content, 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(content, 0xFE, 0xFF)) {
            return decode(content, 2, StandardCharsets.UTF_16BE);
        }
        return decode(content, 0, StandardCharsets.UTF_8);
    }

    private static Decoded decode(byte[] content, int start, Charset charset) {
        var text = new String(content, start, content.length - start, charset);
        if (text.indexOf(REPLACEMENT) < 0) {
            return new Decoded.Text(text);
        }
        var offset = firstMalformed(content, start, charset);
        return offset < 0
                ? new Decoded.Text(text)
                : new Decoded.NotText(charset.name(), offset, line(content, start, offset, charset));
    }

    private static int line(byte[] content, int start, int offset, Charset charset) {
        var before = new String(content, start, offset - start, charset);
        return 1 + (int) before.chars().filter(character -> character == '\n').count();
    }

    /// A replacement character may be in the file itself, so only a decoder that reports can tell.
    private static int firstMalformed(byte[] content, int start, Charset charset) {
        var decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(content, start, content.length - start);
        var out = CharBuffer.allocate(CHUNK);
        while (true) {
            var result = decoder.decode(in, out, true);
            if (result.isError()) {
                return in.position();
            }
            if (result.isUnderflow()) {
                return -1;
            }
            out.clear();
        }
    }

    private static boolean startsWith(byte[] content, int... bytes) {
        if (content.length < bytes.length) {
            return false;
        }
        for (var i = 0; i < bytes.length; i++) {
            if ((content[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
