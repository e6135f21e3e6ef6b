package dev.fairway.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.Checkpoint;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.tree.Merkle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLogsTest {

    private final VerifierKey key = new SampleLog().key().verifier();

    @TempDir
    private Path temporary;

    private KnownLogs logs() {
        return new KnownLogs(temporary.resolve("state/logs"));
    }

    private Checkpoint checkpoint(long size) {
        return new Checkpoint(key.name(), size, Merkle.leaf(Bytes.utf8("entries: " + size)));
    }

    @Test
    void seeingALogPinsNothing() {
        logs().remember(key, checkpoint(3), false);

        assertThat(logs().of(key)).contains(new KnownLog(key, false, List.of(checkpoint(3))));

        logs().remember(key, checkpoint(2), true);
        logs().remember(key, checkpoint(5), false);

        assertThat(logs().of(key).orElseThrow().pinned()).isTrue();
        assertThat(logs().of(key).orElseThrow().newest()).contains(checkpoint(5));
        assertThat(logs().of(key).orElseThrow().seen()).containsExactly(checkpoint(2), checkpoint(3), checkpoint(5));
    }

    @Test
    void aKeyIsVouchedForWithoutWhatWasShownWithIt() {
        logs().vouch(key);
        assertThat(logs().of(key)).contains(new KnownLog(key, true, List.of()));

        logs().remember(key, checkpoint(3), false);
        logs().vouch(key);
        assertThat(logs().of(key)).contains(new KnownLog(key, true, List.of(checkpoint(3))));
    }

    @Test
    void logsOfOneNameAreKeptApart() {
        var other = new SigningKey(
                        key.name(), VerifierKey.Type.NOTE, Bytes.utf8("another").sha256())
                .verifier();
        logs().remember(key, checkpoint(3), true);
        logs().remember(other, checkpoint(4), false);

        assertThat(logs().of(key).orElseThrow().newest()).contains(checkpoint(3));
        assertThat(logs().called(key.name())).extracting(KnownLog::key).containsExactlyInAnyOrder(key, other);
        assertThat(logs().called("example.org/none")).isEmpty();
    }

    @Test
    void anyDamageIsSaid() throws IOException {
        logs().remember(key, checkpoint(3), true);
        var file = files();
        var bytes = Files.readAllBytes(file);
        for (var at = 0; at < bytes.length; at++) {
            var flipped = bytes.clone();
            flipped[at] ^= 1;
            Files.write(file, flipped);
            assertThatThrownBy(() -> logs().of(key))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is damaged");
            assertThatThrownBy(() -> logs().remember(key, checkpoint(9), true))
                    .isInstanceOf(UncheckedIOException.class);
            Files.write(file, Arrays.copyOf(bytes, at));
            assertThatThrownBy(() -> logs().of(key)).isInstanceOf(UncheckedIOException.class);
        }
    }

    private Path files() throws IOException {
        try (var files = Files.list(temporary.resolve("state/logs"))) {
            return files.filter(file -> file.toString().endsWith(".known"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void nothingThatManyRememberAtOnceIsLost() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = IntStream.rangeClosed(1, 40)
                    .mapToObj(size -> threads.submit(() -> logs().remember(key, checkpoint(size), size == 7)))
                    .toList();
            for (var each : all) {
                each.get();
            }
        }

        assertThat(logs().of(key).orElseThrow().seen()).hasSize(40);
        assertThat(logs().of(key).orElseThrow().pinned()).isTrue();
    }

    @Test
    void theNewestAreKept() {
        for (var size = 1; size <= KnownLog.MOST + 10; size++) {
            logs().remember(key, checkpoint(size), false);
        }

        assertThat(logs().of(key).orElseThrow().seen())
                .hasSize(KnownLog.MOST)
                .startsWith(checkpoint(11))
                .endsWith(checkpoint(KnownLog.MOST + 10));
    }

    @Test
    void whatIsObjectedToIsNotRemembered() {
        logs().remember(key, checkpoint(3), false);

        assertThat(logs().advance(key, checkpoint(2), false, log -> log.newest().map(it -> "not below " + it.size())))
                .contains("not below 3");
        assertThat(logs().of(key).orElseThrow().seen()).containsExactly(checkpoint(3));
        assertThat(logs().advance(key, checkpoint(4), false, _ -> Optional.empty()))
                .isEmpty();
    }
}
