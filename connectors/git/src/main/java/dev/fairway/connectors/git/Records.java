package dev.fairway.connectors.git;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads what Git writes: records that end with a byte, and contents of a known length. Holds one buffer and one
/// record, however much there is.
final class Records {

    static final byte NUL = 0;
    static final byte NEWLINE = '\n';

    /// No path and no header that Git writes is longer, or it is not worth believing.
    private static final int MAX_RECORD = 1 << 16;

    private final InputStream input;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int end;

    Records(InputStream input) {
        this.input = input;
    }

    /// The next byte, left in place; -1 at the end.
    int peek() throws IOException {
        return position < end || fill() ? buffer[position] & 0xff : -1;
    }

    /// The bytes up to `delimiter`, which is consumed; null at the end.
    byte @Nullable [] next(byte delimiter) throws IOException {
        if (peek() < 0) {
            return null;
        }
        var record = new ByteArrayOutputStream(128);
        while (true) {
            var stop = position;
            while (stop < end && buffer[stop] != delimiter) {
                stop++;
            }
            record.write(buffer, position, stop - position);
            if (record.size() > MAX_RECORD) {
                throw new IOException("git wrote a record of more than %d bytes".formatted(MAX_RECORD));
            }
            position = stop;
            if (position < end) {
                position++;
                return record.toByteArray();
            }
            if (!fill()) {
                throw new EOFException("git stopped in the middle of a record");
            }
        }
    }

    /// As [#next], for records that are ASCII.
    @Nullable
    String text(byte delimiter) throws IOException {
        var record = next(delimiter);
        return record == null ? null : new String(record, StandardCharsets.ISO_8859_1);
    }

    /// As [#text], where the stream must not end yet.
    String required(byte delimiter) throws IOException {
        var record = text(delimiter);
        if (record == null) {
            throw new EOFException("git stopped early");
        }
        return record;
    }

    byte[] exactly(int length) throws IOException {
        var content = new byte[length];
        var filled = 0;
        while (filled < length) {
            if (peek() < 0) {
                throw new EOFException("git stopped in the middle of an object");
            }
            var part = Math.min(length - filled, end - position);
            System.arraycopy(buffer, position, content, filled, part);
            position += part;
            filled += part;
        }
        return content;
    }

    void skip(long length) throws IOException {
        var left = length;
        while (left > 0) {
            if (peek() < 0) {
                throw new EOFException("git stopped in the middle of an object");
            }
            var part = (int) Math.min(left, end - position);
            position += part;
            left -= part;
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, input.read(buffer, 0, buffer.length));
        return end > 0;
    }
}
