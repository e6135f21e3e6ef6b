package dev.fairway.store.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The order in which processes come to hold a file's lock: that in which they came.
///
/// Each draws a number and locks a byte of its own until it is done, so that the system itself takes back what a
/// killed process had drawn. The first byte is the lock. The numbers decide only who tries to take it, and when: were
/// they lost, or forged, two would still not hold it at once. Where nobody has had a turn for a while, though the lock
/// is free, as with a process that was suspended while it waited, whoever comes passes by.
final class Turns {

    private static final long LOCK = 0;
    private static final long DRAWING = 1;
    private static final long FIRST_NUMBER = 1L << 40;
    private static final long NUMBERS = 1L << 40;

    /// Where the file says which number was drawn last, and which had its turn last: 8 bytes each.
    private static final long DRAWN = 0;

    private static final long SERVED = Long.BYTES;

    /// How far back one looks for others who wait.
    private static final long MOST_WAITING = 256;

    /// Numbers that may be taken by somebody already: only where the file does not say what was drawn.
    private static final int MOST_TAKEN = 1_000;

    /// How long one waits for somebody before who does not take his turn.
    private static final Duration COURTESY = Duration.ofSeconds(1);

    private static final long PAUSE_MICROS = 200;
    private static final long LONGEST_PAUSE_MICROS = 5_000;

    private final FileChannel channel;

    /// @param channel of the lock's file, open to read and to write
    Turns(FileChannel channel) {
        this.channel = channel;
    }

    /// Held until closed, by which it is the next one's turn.
    record Turn(FileLock lock, FileLock number) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            try (number) {
                lock.release();
            }
        }
    }

    /// Waits for one's turn.
    ///
    /// @param late whether one has waited long enough
    /// @return nothing where it is too late
    @Nullable
    Turn take(BooleanSupplier late) throws IOException, InterruptedException {
        var number = draw(late);
        if (number == null) {
            return null;
        }
        @Nullable Turn turn = null;
        try {
            turn = next(number, late);
            return turn;
        } finally {
            if (turn == null) {
                number.release();
            }
        }
    }

    /// Takes the next number, and the byte that stands for it.
    private @Nullable FileLock draw(BooleanSupplier late) throws IOException, InterruptedException {
        while (true) {
            try (var drawing = tried(DRAWING)) {
                var drawn = drawing == null ? null : drawn();
                if (drawn != null) {
                    return drawn;
                }
            }
            if (late.getAsBoolean()) {
                return null;
            }
            TimeUnit.MICROSECONDS.sleep(PAUSE_MICROS);
        }
    }

    private @Nullable FileLock drawn() throws IOException {
        var number = read(DRAWN);
        for (var taken = 0; taken < MOST_TAKEN; taken++) {
            number = (number + 1) % NUMBERS;
            write(DRAWN, number);
            var lock = tried(FIRST_NUMBER + number);
            if (lock != null) {
                return lock;
            }
        }
        return null;
    }

    private @Nullable Turn next(FileLock number, BooleanSupplier late) throws IOException, InterruptedException {
        var own = number.position() - FIRST_NUMBER;
        var served = read(SERVED);
        var since = System.nanoTime();
        while (true) {
            if (read(SERVED) != served) {
                served = read(SERVED);
                since = System.nanoTime();
            }
            var ahead = Math.clamp(own - served, 1, MOST_WAITING);
            if (isNext(own, ahead) || System.nanoTime() - since > COURTESY.toNanos()) {
                var lock = tried(LOCK);
                if (lock != null) {
                    return begun(lock, number);
                }
            }
            if (late.getAsBoolean()) {
                return null;
            }
            // Who comes later looks less often: those who wait would take the processors from the one who writes.
            TimeUnit.MICROSECONDS.sleep(Math.min(LONGEST_PAUSE_MICROS, PAUSE_MICROS * ahead * ahead));
        }
    }

    private Turn begun(FileLock lock, FileLock number) throws IOException {
        try {
            write(SERVED, number.position() - FIRST_NUMBER);
            return new Turn(lock, number);
        } catch (IOException e) {
            lock.release();
            throw e;
        }
    }

    /// Whether nobody holds a number between the one that was served last and one's own.
    private boolean isNext(long own, long ahead) throws IOException {
        for (var before = own - 1; before >= 0 && before >= own - ahead; before--) {
            try (var free = tried(FIRST_NUMBER + before)) {
                if (free == null) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Nothing while somebody else has it: another process, or another store of this one, which the runtime tells by
    /// an exception.
    private @Nullable FileLock tried(long position) throws IOException {
        try {
            return channel.tryLock(position, 1, false);
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /// Anything may be in the file; what is no number counts as 0.
    private long read(long position) throws IOException {
        var bytes = ByteBuffer.allocate(Long.BYTES);
        var read = channel.read(bytes, position);
        var number = bytes.getLong(0);
        return read == Long.BYTES && number >= 0 && number < NUMBERS ? number : 0;
    }

    private void write(long position, long number) throws IOException {
        channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, number), position);
    }
}
