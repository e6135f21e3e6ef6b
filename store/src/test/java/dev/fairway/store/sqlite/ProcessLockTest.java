package dev.fairway.store.sqlite;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.store.LedgerStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every lock here has a channel of its own, as that of another process has; the runtime keeps them apart as the
/// system does. Processes that are killed are in the journeys.
final class ProcessLockTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    /// The byte of number 0.
    private static final long FIRST_NUMBER = 1L << 40;
    private static final Duration SHORT = Duration.ofMillis(50);
    /// In which whoever is to wait has surely drawn a number.
    private static final Duration A_MOMENT = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    private final BlockingQueue<String> order = new LinkedBlockingQueue<>();
    private final List<Future<?>> waiting = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whoComesFirstIsServedFirst() throws Exception {
        try (var first = open()) {
            try (var _ = first.take(LONG)) {
                for (var name : List.of("second", "third", "fourth")) {
                    waiting(name, LONG);
                }
            }
            try (var _ = first.take(LONG)) {
                order.add("the first again");
            }
        }

        assertThat(order).containsExactly("second", "third", "fourth", "the first again");
    }

    @Test
    void whoGivesUpIsPassedOver() throws Exception {
        try (var first = open();
                var _ = first.take(LONG)) {
            waiting("second", LONG);
            waiting("third", SHORT);
            waiting("fourth", LONG);
            assertThatThrownBy(() -> waiting.get(1).get(1, TimeUnit.MINUTES))
                    .hasCauseInstanceOf(LedgerStoreException.class)
                    .hasMessageContaining("others held the store");
            assertThat(order).isEmpty();
        }

        assertThat(next()).isEqualTo("second");
        assertThat(next()).isEqualTo("fourth");
    }

    @Test
    void whateverTheFileSaysOneHoldsTheLock() throws Exception {
        for (var content : List.of("x", "not two numbers, but a text", "\u0000\u0000\u0000\u00ff".repeat(4))) {
            Files.writeString(folder.resolve("lock"), content);
            try (var first = open();
                    var second = open()) {
                try (var _ = first.take(LONG)) {
                    assertThatThrownBy(() -> second.take(SHORT)).isInstanceOf(LedgerStoreException.class);
                }
                second.take(LONG).close();
                first.take(LONG).close();
            }
        }
    }

    /// As by a process that was suspended: it keeps its number, and takes no turn.
    @Test
    void whoTakesNoTurnIsPassedBy() throws Exception {
        try (var first = open();
                var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.WRITE);
                var second = open()) {
            first.take(LONG).close();
            var suspended = channel.lock(FIRST_NUMBER + 2, 1, false);
            channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, 2), 0);
            var begun = System.nanoTime();

            second.take(LONG).close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(ofMillis(900), ofSeconds(5));
            // Others go on at once.
            begun = System.nanoTime();
            first.take(LONG).close();
            second.take(LONG).close();
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ofMillis(900));
            suspended.release();
            first.take(SHORT).close();
        }
    }

    /// Whoever can read the file can lock all of it against those who write.
    @Test
    void whereNoNumberCanBeDrawnOneGivesUpInTime() throws Exception {
        try (var first = open();
                var second = open();
                var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.READ)) {
            first.take(LONG).close();
            var all = channel.lock(2, Long.MAX_VALUE - 2, true);
            var begun = System.nanoTime();

            assertThatThrownBy(() -> second.take(SHORT)).isInstanceOf(LedgerStoreException.class);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(ofSeconds(5));
            all.release();
            second.take(LONG).close();
        }
    }

    private ProcessLock open() throws IOException {
        return ProcessLock.at(folder.resolve("lock"));
    }

    /// Somebody who tells when it is their turn.
    private void waiting(String name, Duration patience) throws InterruptedException {
        waiting.add(threads.submit(() -> {
            try (var lock = open();
                    var _ = lock.take(patience)) {
                order.add(name);
            }
            return null;
        }));
        TimeUnit.MILLISECONDS.sleep(A_MOMENT.toMillis());
    }

    private String next() throws InterruptedException {
        return String.valueOf(order.poll(1, TimeUnit.MINUTES));
    }
}
