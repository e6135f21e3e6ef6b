package dev.fairway.engine.read;

import dev.fairway.core.tree.Source;
import dev.fairway.formats.read.Reading;
import java.util.LinkedHashMap;
import java.util.Optional;

/// What was read, as far as there is room: beyond it, what was not asked for the longest is forgotten, and read again
/// when somebody asks.
///
/// Tens of thousands of small files would otherwise all be held until the end, though each is looked at once.
final class Readings {

    /// A parsed file takes about seven times the memory of its text.
    static final long ROOM = 3_000_000;

    private final long room;
    private final LinkedHashMap<Source, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
    private long held;

    private record Entry(Optional<Reading> reading, long bytes) {}

    /// @param room how many bytes of text may be held as parsed documents; the last file is held whatever its size
    Readings(long room) {
        this.room = room;
    }

    /// Whether a file was read, if only to find that it cannot be, and is not forgotten.
    boolean holds(Source source) {
        return entries.containsKey(source);
    }

    /// What was read of a file that is held.
    Optional<Reading> get(Source source) {
        return Optional.ofNullable(entries.get(source)).flatMap(Entry::reading);
    }

    void put(Source source, Optional<Reading> reading, long bytes) {
        var before = entries.put(source, new Entry(reading, bytes));
        held += bytes - (before == null ? 0 : before.bytes());
        while (held > room && entries.size() > 1) {
            held -= entries.pollFirstEntry().getValue().bytes();
        }
    }
}
