package dev.fairway.ledger.export;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.verify.Faults;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/// Texts of a file, each after its length.
final class Bundle implements AutoCloseable {

    private static final int BUFFER = 1 << 16;

    private final String path;
    private final int prefix;
    private final long longest;
    private final DataInputStream in;

    private Bundle(String path, int prefix, long longest, DataInputStream in) {
        this.path = path;
        this.prefix = prefix;
        this.longest = longest;
        this.in = in;
    }

    /// @param prefix bytes of a length
    /// @param longest what a length may be
    static Optional<Bundle> open(Path root, String path, int prefix, long longest, Faults faults) {
        var file = root.resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            faults.add(path, "it is missing");
            return Optional.empty();
        }
        try {
            var in = new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), BUFFER);
            return Optional.of(new Bundle(path, prefix, longest, new DataInputStream(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The next text; nothing where a fault was told.
    Optional<Bytes> next(Faults faults) {
        try {
            var before = in.readNBytes(prefix);
            if (before.length < prefix) {
                faults.add(path, "it ends too early");
                return Optional.empty();
            }
            var length = 0L;
            for (var digit : before) {
                length = (length << Byte.SIZE) | (digit & 0xff);
            }
            if (length > longest) {
                faults.add(path, "it holds something that is longer than any");
                return Optional.empty();
            }
            var text = in.readNBytes((int) length);
            if (text.length < length) {
                faults.add(path, "it ends too early");
                return Optional.empty();
            }
            return Optional.of(Bytes.of(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// After the last text there is nothing.
    void end(Faults faults) {
        try {
            if (in.read() >= 0) {
                faults.add(path, "it has something after its last entry");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
