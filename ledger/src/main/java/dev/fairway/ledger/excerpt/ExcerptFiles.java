package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What an excerpt's archive has which file as, in their order: texts, entries, blobs.
///
/// Its index, manual and script are those of one version, to the letter: an index of one beside a script of another
/// could hide what neither hides alone. A version that changes one of them after another was released keeps the three
/// of then together, under a number, and takes an archive whose three are of one number.
public final class ExcerptFiles {

    static final String INDEX = "README.md";
    static final String MANUAL = "HOW-TO-VERIFY.md";
    static final String SCRIPT = "verify.py";
    static final String KEY = "log.vkey";
    static final String CHECKPOINT = "checkpoint";
    static final String NEWEST = "newest.tlog-proof";
    static final String PROOF = ".tlog-proof";
    static final String ENVELOPE = ".dsse.json";
    static final String BLOBS = "blobs/";

    private ExcerptFiles() {}

    /// Where an entry is, without an ending.
    public static String entry(long index) {
        return "entries/" + index;
    }

    public static String blob(Digest digest) {
        return BLOBS + digest.hex();
    }

    /// A text that every archive has.
    static Bytes constant(String name) {
        try (var in = ExcerptFiles.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("%s is not part of this program".formatted(name));
            }
            return Bytes.of(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes that the name of an archive's folder may have.
    public static final int LONGEST_FOLDER = Tar.PREFIX;

    /// Writes an archive. The same excerpt is the same bytes.
    ///
    /// @param folder below which all files are, in ASCII
    /// @param index for people
    /// @param blobs their bytes
    /// @throws TooLargeException if it would be refused by whoever verifies it
    public static void write(
            Excerpt excerpt, String folder, String index, Function<Digest, Optional<Bytes>> blobs, OutputStream out)
            throws IOException {
        try {
            new Writing(folder, out, new Bounds()).write(excerpt, index, blobs);
        } catch (Tar.NoArchiveException e) {
            throw new TooLargeException(String.valueOf(e.getMessage()));
        }
    }

    /// That an archive would be larger than one may be.
    public static final class TooLargeException extends IOException {

        private static final long serialVersionUID = 1L;

        private TooLargeException(String message) {
            super(message);
        }
    }

    /// @param bounds of what is written
    private record Writing(String folder, OutputStream out, Bounds bounds) {

        void write(Excerpt excerpt, String index, Function<Digest, Optional<Bytes>> blobs) throws IOException {
            put(INDEX, Bytes.utf8(index));
            put(MANUAL, constant(MANUAL));
            put(SCRIPT, constant(SCRIPT));
            put(KEY, Bytes.utf8(excerpt.log() + "\n"));
            put(CHECKPOINT, excerpt.checkpoint().bytes());
            put(NEWEST, excerpt.newest().bytes());
            for (var part : excerpt.parts().entrySet()) {
                put(entry(part.getKey()) + PROOF, part.getValue().receipt().bytes());
                put(entry(part.getKey()) + ENVELOPE, part.getValue().envelope());
            }
            for (var digest : excerpt.blobs()) {
                var content = blobs.apply(digest).orElseThrow();
                if (excerpt.documents().containsKey(digest)) {
                    bounds.held(content.length());
                }
                member(blob(digest), content);
            }
            Tar.close(out);
        }

        /// What a reader holds in memory.
        private void put(String name, Bytes content) throws IOException {
            bounds.held(content.length());
            member(name, content);
        }

        private void member(String name, Bytes content) throws IOException {
            bounds.file(name, content.length());
            Tar.begin(out, folder, name, content.length());
            out.write(content.array());
            Tar.end(out, content.length());
        }
    }

    /// Whether a text could be the beginning of an archive that was cut.
    public static boolean resembles(String text) {
        return INDEX.startsWith(text);
    }

    /// Whether a folder is an archive that was unpacked.
    public static boolean isUnpacked(Path folder) {
        return Files.isRegularFile(folder.resolve(SCRIPT))
                && Files.isRegularFile(folder.resolve(NEWEST))
                && !Files.exists(folder.resolve("tile"));
    }
}
