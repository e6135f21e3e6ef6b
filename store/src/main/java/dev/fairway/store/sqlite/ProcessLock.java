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

    private static final long PAUSE_MICROS = 500;

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
        while (true) {
            var lock = tried();
            if (lock != null || System.nanoTime() - deadline > 0) {
                return lock;
            }
            TimeUnit.MICROSECONDS.sleep(PAUSE_MICROS);
        }
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
