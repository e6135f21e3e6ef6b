package dev.fairway.cli.ledger;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.keys.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Supplier;

/// Keeps processes apart that write into one export's folder, where nothing but the export may be.
///
/// @param folder of the locks
record ExportLocks(Path folder) {

    private static final int DIGITS = 32;

    static ExportLocks of(LedgerPlace place) {
        return new ExportLocks(place.notes().folder().resolveSibling("exports"));
    }

    /// Does something alone. Where no lock can be had, as on read-only media, it is done all the same.
    <T> T alone(Path target, Supplier<T> work) {
        var done = new ArrayList<T>();
        try {
            var real = StoreNotes.real(target.toAbsolutePath().normalize());
            var lock = folder.resolve(Bytes.utf8(real.toString()).sha256().hex().substring(0, DIGITS));
            return Disk.alone(lock, () -> {
                done.add(work.get());
                return done.getFirst();
            });
        } catch (IOException _) {
            return done.isEmpty() ? work.get() : done.getFirst();
        }
    }
}
