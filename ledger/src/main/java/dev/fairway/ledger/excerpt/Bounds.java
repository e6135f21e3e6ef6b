package dev.fairway.ledger.excerpt;

/// How much an excerpt's archive may have, whoever made it: what is read of it at once stays small, and what is only
/// hashed comes to an end. None is made that would be refused.
final class Bounds {

    /// Bytes of what is held in memory together: texts, entries, and files that refer to others.
    static final long LARGEST_HELD = 256L << 20;

    /// Bytes of all files together.
    static final long LARGEST = 16L << 30;

    private static final int MOST = 200_000;

    private int files;
    private long bytes;
    private long held;

    /// One more file.
    void file(long size) throws Tar.NoArchiveException {
        files++;
        bytes += size;
        if (files > MOST || bytes > LARGEST) {
            throw new Tar.NoArchiveException(
                    "it has more files, or larger ones, than a package may have (%d, 16 GiB)".formatted(MOST));
        }
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
