package dev.fairway.store.sqlite;

import dev.fairway.ledger.store.LedgerStoreException;
import dev.fairway.ledger.store.LedgerStoreException.Code;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// One writer at a time, among threads and among processes, in the order in which they came. SQLite has a lock of its
/// own, but whoever waits for that one sleeps longer each time and can starve.
final class ProcessLock implements AutoCloseable {

    private final ReentrantLock threads = new ReentrantLock(true);
    private final FileChannel channel;
    private final Turns processes;

    private ProcessLock(FileChannel channel) {
        this.channel = channel;
        this.processes = new Turns(channel);
    }

    static ProcessLock at(Path file) throws IOException {
        return new ProcessLock(FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS));
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
                var turn = processes.take(() -> System.nanoTime() - deadline > 0);
                if (turn != null) {
                    return () -> release(turn);
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

    private void release(Turns.Turn turn) {
        try {
            turn.close();
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
