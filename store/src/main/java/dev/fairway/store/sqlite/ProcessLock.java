package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One writer at a time, among threads and among processes. SQLite has a lock of its own, but whoever waits for that
/// one sleeps longer each time and can starve.
final class ProcessLock implements AutoCloseable {

    /// Between two tries of who has just come.
    private static final long LONGEST_PAUSE_MICROS = 4_000;

    private static final long SHORTEST_PAUSE_MICROS = 100;

    /// Of waiting, after which the pause is the shortest.
    private static final long PATIENT_MICROS = 200_000;

    private final ReentrantLock threads = new ReentrantLock(true);
    private final FileChannel channel;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
    }

    static ProcessLock at(Path file) throws IOException {
        return new ProcessLock(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE));
    }

    /// Held until closed.
    interface Held extends AutoCloseable {
        @Override
        void close();
    }

    /// @throws LedgerStoreException when others held it for all of that time
    Held take(Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        try {
            if (threads.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                var lock = untilFree(deadline);
                if (lock != null) {
                    return () -> release(lock);
                }
                threads.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (threads.isHeldByCurrentThread()) {
                threads.unlock();
            }
            throw new LedgerStoreException(Code.BUSY, "interrupted while others held the store", e);
        } catch (IOException e) {
            threads.unlock();
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store's lock cannot be had", e);
        }
        throw new LedgerStoreException(Code.BUSY, "others held the store for %d s".formatted(patience.toSeconds()));
    }

    private @Nullable FileLock untilFree(long deadline) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        while (true) {
            var lock = tried();
            var now = System.nanoTime();
            if (lock != null || now - deadline > 0) {
                return lock;
            }
            TimeUnit.MICROSECONDS.sleep(pause(TimeUnit.NANOSECONDS.toMicros(now - begun)));
        }
    }

    /// The longer somebody waits, the more often he tries: so who came first mostly has his turn first, and many who
    /// wait do not use up the processors that the one who writes needs.
    ///
    /// @param waited in microseconds, as is the answer
    static long pause(long waited) {
        var left = Math.max(0, PATIENT_MICROS - waited);
        return Math.max(SHORTEST_PAUSE_MICROS, LONGEST_PAUSE_MICROS * left / PATIENT_MICROS);
    }

    /// Nothing while somebody else has it: another process, or another store of this one, which the runtime tells by
    /// an
    /// exception.
    private @Nullable FileLock tried() throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    private void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException e) {
            throw new LedgerStoreException(Code.UNAVAILABLE, "the store's lock cannot be given back", e);
        } finally {
            threads.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
