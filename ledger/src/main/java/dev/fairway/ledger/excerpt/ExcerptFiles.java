package dev.fairway.ledger.excerpt;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/// What an excerpt's archive has which file as, in their order: texts, entries, blobs.
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

    /// Writes an archive. The same excerpt is the same bytes.
    ///
    /// @param index for people
    /// @param blobs their bytes
    public static void write(Excerpt excerpt, String index, Function<Digest, Optional<Bytes>> blobs, OutputStream out)
            throws IOException {
        put(out, INDEX, Bytes.utf8(index));
        put(out, MANUAL, constant(MANUAL));
        put(out, SCRIPT, constant(SCRIPT));
        put(out, KEY, Bytes.utf8(excerpt.log() + "\n"));
        put(out, CHECKPOINT, excerpt.checkpoint().bytes());
        put(out, NEWEST, excerpt.newest().bytes());
        for (var part : excerpt.parts().entrySet()) {
            put(out, entry(part.getKey()) + PROOF, part.getValue().receipt().bytes());
            put(out, entry(part.getKey()) + ENVELOPE, part.getValue().envelope());
        }
        for (var digest : excerpt.blobs()) {
            put(out, blob(digest), blobs.apply(digest).orElseThrow());
        }
        Tar.close(out);
    }

    private static void put(OutputStream out, String name, Bytes content) throws IOException {
        Tar.begin(out, name, content.length());
        out.write(content.array());
        Tar.end(out, content.length());
    }
}
