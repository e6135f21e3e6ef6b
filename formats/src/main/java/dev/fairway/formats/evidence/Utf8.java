package dev.fairway.formats.evidence;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Bytes that have to be UTF-8, and places in them.
final class Utf8 {

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final int CHUNK = 8192;

    private Utf8() {}

    static boolean isMarked(byte[] file) {
        return file.length >= MARK.length && file[0] == MARK[0] && file[1] == MARK[1] && file[2] == MARK[2];
    }

    /// The encoding of two bytes a character that a file's mark says; nothing where it has none.
    static Optional<Charset> wide(byte[] file) {
        if (file.length < 2) {
            return Optional.empty();
        }
        return switch (((file[0] & 0xFF) << 8) | (file[1] & 0xFF)) {
            case 0xFFFE -> Optional.of(StandardCharsets.UTF_16LE);
            case 0xFEFF -> Optional.of(StandardCharsets.UTF_16BE);
            default -> Optional.empty();
        };
    }

    /// Where the text begins.
    static int afterMark(byte[] file) {
        return isMarked(file) ? MARK.length : 0;
    }

    /// Overlong forms and halves of surrogate pairs are no UTF-8.
    static void require(byte[] file) {
        var fault = firstFault(file);
        if (fault >= 0) {
            throw new Refusal("it is not UTF-8: the first byte that is none is on " + place(file, fault));
        }
    }

    static boolean is(byte[] file) {
        return firstFault(file) < 0;
    }

    private static int firstFault(byte[] file) {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(file);
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

    /// `line 3, column 5`, in characters, for whoever opens the file.
    static String place(byte[] file, long offset) {
        var line = 1;
        var column = 1;
        for (var i = afterMark(file); i < Math.min(offset, file.length); i++) {
            if (file[i] == '\n') {
                line++;
                column = 1;
            } else if ((file[i] & 0xC0) != 0x80) {
                column++;
            }
        }
        return "line %d, column %d".formatted(line, column);
    }
}
