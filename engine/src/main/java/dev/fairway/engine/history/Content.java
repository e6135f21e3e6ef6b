package dev.fairway.engine.history;

import dev.fairway.core.tree.Source;
import dev.fairway.engine.read.Documents;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Format;
import dev.fairway.formats.read.Reading;
import dev.fairway.formats.read.Sealing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One version of a file, read only when somebody asks what it says.
final class Content {

    private final Source source;
    /// Whether its reading is of all documents: of a long file of today only those asked for are read.
    private final boolean whole;
    private final Supplier<byte[]> bytes;
    private final Supplier<Reading> reader;
    private final Map<Source, Reading> inOverlays = new HashMap<>(2);
    private @Nullable Reading reading;
    private @Nullable Content sameLines;
    private @Nullable Territory territory;

    private Content(Source source, boolean whole, Supplier<byte[]> bytes, Supplier<Reading> reader) {
        this.source = source;
        this.whole = whole;
        this.bytes = bytes;
        this.reader = reader;
    }

    static Content of(Source source, byte[] bytes, Sealing sealing) {
        return new Content(source, true, () -> bytes, () -> DocumentReader.read(source, bytes, sealing));
    }

    /// A file of today, which others have read already.
    static Content of(Documents documents, String path, boolean base) {
        return new Content(
                new Source(path, base, false),
                false,
                () -> documents.bytes(path).orElseGet(() -> new byte[0]),
                () -> documents
                        .read(path, base)
                        .orElseGet(() -> new Reading(Format.OTHER, List.of(), List.of(), 0, false)));
    }

    /// The path under which it stood.
    String path() {
        return source.file();
    }

    byte[] bytes() {
        return bytes.get();
    }

    Reading reading() {
        if (reading == null) {
            reading = reader.get();
        }
        return reading;
    }

    /// What it says, its values naming the file as one of an overlay or as one that an overlay inherits from.
    Reading readAs(Source other, Sealing sealing) {
        return whole && other.equals(source)
                ? reading()
                : inOverlays.computeIfAbsent(other, place -> DocumentReader.read(place, bytes(), sealing));
    }

    /// Takes note that another version begins every name and value on the same line.
    void sharesLinesWith(Content other) {
        sameLines =
                other.territory == null && other.reading == null && other.sameLines != null ? other.sameLines : other;
    }

    /// Which lines hold what; the same for all versions that share their lines.
    Territory territory() {
        if (sameLines != null && reading == null) {
            territory = sameLines.territory();
        }
        sameLines = null; // keeps no chain of versions
        if (territory == null) {
            territory = Territory.of(reading(), bytes());
        }
        return territory;
    }
}
