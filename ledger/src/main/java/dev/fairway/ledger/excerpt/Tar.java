package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Archives in the one spelling that is written here (ustar): regular files below one folder, which is always in the
/// header's prefix, without times or owners. Whatever differs from it in one bit is no such archive, so that links,
/// devices, other folders and hidden bytes cannot be in one.
final class Tar {

    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 11;
    private static final int SUM_AT = 148;
    static final int MAGIC_AT = 257;
    static final String MAGIC = "ustar";
    private static final int SUM_LENGTH = 8;
    private static final int PREFIX_AT = 345;
    /// Bytes that the folder's name may have.
    static final int PREFIX = 155;

    private Tar() {}

    /// Writes the beginning of a file.
    static void begin(OutputStream out, String folder, String name, long size) throws IOException {
        out.write(header(folder, name, size));
    }

    /// Writes what is after a file's bytes.
    static void end(OutputStream out, long size) throws IOException {
        out.write(new byte[padding(size)]);
    }

    /// Writes the end of the archive.
    static void close(OutputStream out) throws IOException {
        out.write(new byte[2 * BLOCK]);
    }

    private static int padding(long size) {
        return (int) ((BLOCK - size % BLOCK) % BLOCK);
    }

    private static byte[] header(String folder, String name, long size) {
        var bytes = new byte[BLOCK];
        if (name.length() > NAME || folder.length() > PREFIX) {
            throw new IllegalArgumentException("a name that is too long");
        }
        put(bytes, 0, name);
        put(bytes, NAME, "0000644\0" + "0000000\0" + "0000000\0");
        put(
                bytes,
                SIZE_AT,
                String.format(Locale.ROOT, "%011o\0", size) + "00000000000\0" + " ".repeat(SUM_LENGTH) + "0");
        put(bytes, MAGIC_AT, MAGIC + "\0" + "00");
        put(bytes, PREFIX_AT, folder);
        var sum = 0;
        for (var each : bytes) {
            sum += each & 0xff;
        }
        put(bytes, SUM_AT, String.format(Locale.ROOT, "%06o\0 ", sum));
        return bytes;
    }

    private static void put(byte[] bytes, int at, String text) {
        var ascii = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(ascii, 0, bytes, at, ascii.length);
    }

    /// A file of an archive, before its bytes.
    ///
    /// @param folder below which it is
    record Member(String folder, String name, long size) {}

    /// Reads the beginning of the next file; nothing at the end of the archive.
    ///
    /// @throws NoArchiveException if there is anything else
    static Optional<Member> next(InputStream in) throws IOException {
        var block = in.readNBytes(BLOCK);
        if (Arrays.equals(block, new byte[BLOCK])) {
            if (!Arrays.equals(in.readNBytes(BLOCK), new byte[BLOCK]) || in.read() >= 0) {
                throw new NoArchiveException("it does not end where it says");
            }
            return Optional.empty();
        }
        if (block.length < BLOCK) {
            throw new NoArchiveException("it ends too early");
        }
        var name = text(block, 0, NAME);
        var folder = text(block, PREFIX_AT, PREFIX);
        var size = size(block);
        if (size.isEmpty() || !Arrays.equals(header(folder, name, size.getAsLong()), block)) {
            throw new NoArchiveException("it has a file in another form than packages have");
        }
        return Optional.of(new Member(folder, name, size.getAsLong()));
    }

    private static String text(byte[] block, int at, int most) {
        var length = 0;
        while (length < most && block[at + length] != 0) {
            length++;
        }
        return new String(block, at, length, StandardCharsets.US_ASCII);
    }

    private static OptionalLong size(byte[] block) {
        var size = 0L;
        for (var at = SIZE_AT; at < SIZE_AT + SIZE_DIGITS; at++) {
            if (block[at] < '0' || block[at] > '7') {
                return OptionalLong.empty();
            }
            size = size * 8 + block[at] - '0';
        }
        return OptionalLong.of(size);
    }

    /// Passes over a file's bytes, and reads what is after them.
    static void pass(InputStream in, long size) throws IOException {
        try {
            in.skipNBytes(size);
        } catch (EOFException _) {
            throw new NoArchiveException("it ends too early");
        }
        skip(in, size);
    }

    /// Reads what is after a file's bytes.
    static void skip(InputStream in, long size) throws IOException {
        var padding = padding(size);
        if (!Arrays.equals(in.readNBytes(padding), new byte[padding])) {
            throw new NoArchiveException("it has something between its files, or ends too early");
        }
    }

    /// The bytes of a small file.
    static Bytes content(InputStream in, Member member) throws IOException {
        var bytes = in.readNBytes((int) member.size());
        if (bytes.length < member.size()) {
            throw new NoArchiveException("it ends too early");
        }
        skip(in, member.size());
        return Bytes.of(bytes);
    }

    /// That a file is no archive of this kind.
    static final class NoArchiveException extends IOException {

        private static final long serialVersionUID = 1L;

        NoArchiveException(String message) {
            super(message);
        }
    }
}
