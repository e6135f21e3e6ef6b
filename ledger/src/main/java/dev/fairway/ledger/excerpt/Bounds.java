package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.fact.Envelope;

/// How much an excerpt's archive may have, whoever made it: what is read of it at once stays small, and what is only
/// hashed comes to an end. None is made that would be refused.
final class Bounds {

    /// Bytes of what is held in memory together: texts, entries, and files that refer to others.
    static final long LARGEST_HELD = 256L << 20;

    /// Bytes of all files together.
    static final long LARGEST = 16L << 30;

    private static final int MOST = 200_000;
    private static final long LARGEST_BLOB = 1L << 30;
    private static final int LARGEST_INDEX = 16 << 20;
    private static final int LARGEST_TEXT = 1 << 17;

    private int files;
    private long bytes;
    private long held;

    /// One more file.
    void file(String name, long size) throws Tar.NoArchiveException {
        if (size > longest(name)) {
            throw new Tar.NoArchiveException(
                    "its %s has %d bytes, and may have %d".formatted(name, size, longest(name)));
        }
        files++;
        bytes += size;
        if (files > MOST || bytes > LARGEST) {
            throw new Tar.NoArchiveException(
                    "it has more files, or larger ones, than a package may have (%d, 16 GiB)".formatted(MOST));
        }
    }

    private static long longest(String name) {
        if (name.startsWith(ExcerptFiles.BLOBS)) {
            return LARGEST_BLOB;
        }
        if (name.equals(ExcerptFiles.INDEX)) {
            return LARGEST_INDEX;
        }
        return name.endsWith(ExcerptFiles.ENVELOPE) ? Envelope.LONGEST : LARGEST_TEXT;
    }

    /// One more that is held in memory.
    void held(long size) throws Tar.NoArchiveException {
        held += size;
        if (held > LARGEST_HELD) {
            throw new Tar.NoArchiveException(
                    "its entries are larger together than those of a package may be (256 MiB)");
        }
    }
}
