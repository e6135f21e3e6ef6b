package dev.fairway.engine.read;

import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Reading;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What was read, as far as there is room: beyond it, what was not asked for the longest is forgotten, and read again
/// when somebody asks.
///
/// Tens of thousands of small files would otherwise all be held until the end, though each is looked at once. Several
/// threads may ask.
final class Readings {

    /// A parsed file takes about seven times the memory of its text.
    static final long ROOM = 500_000;

    private final long room;
    private final LinkedHashMap<Source, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<String, Source> byBlob = new HashMap<>();
    private long held;

    /// What was read of one file, if only that it cannot be read.
    ///
    /// @param blob Git's object id of its content; empty where it could not be read
    record Entry(Optional<Reading> reading, String blob, long bytes) {}

    /// @param room how many bytes of text may be held as parsed documents; the last file is held whatever its size
    Readings(long room) {
        this.room = room;
    }

    /// What was read of a file, where that is not forgotten.
    synchronized Optional<Entry> find(Source source) {
        return Optional.ofNullable(entries.get(source));
    }

    /// What was read of the file with this content that was read last, as it stands in another file.
    Optional<Reading> twin(String blob, Source source) {
        return read(blob)
                .filter(other -> other.getKey().base() == source.base()
                        && DocumentReader.readsAlike(other.getKey().file(), source.file()))
                .flatMap(other -> other.getValue().reading())
                .flatMap(reading -> reading.in(source));
    }

    private synchronized Optional<Map.Entry<Source, Entry>> read(String blob) {
        var source = byBlob.get(blob);
        var entry = source == null ? null : entries.get(source);
        return source == null || entry == null ? Optional.empty() : Optional.of(Map.entry(source, entry));
    }

    synchronized void put(Source source, Entry entry) {
        var before = entries.put(source, entry);
        byBlob.put(entry.blob(), source);
        held += entry.bytes() - (before == null ? 0 : before.bytes());
        while (held > room && entries.size() > 1) {
            var oldest = entries.pollFirstEntry();
            held -= oldest.getValue().bytes();
            byBlob.remove(oldest.getValue().blob(), oldest.getKey());
        }
    }
}
