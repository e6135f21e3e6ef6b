package dev.fairway.ledger.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.log.SampleLog;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.stream.Binding;
import dev.fairway.ledger.tree.Merkle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnownEndsTest {

    private static final Bytes ANN = Binding.ofStream("keys/ann");
    private static final Bytes BOB = Binding.ofStream("keys/bob");

    private final VerifierKey log = new SampleLog().key().verifier();
    private final List<String> forgotten = new ArrayList<>();

    @TempDir
    private Path folder;

    private KnownEnds ends() {
        return new KnownLogs(folder.resolve("logs")).ends(log, e -> forgotten.add(String.valueOf(e.getMessage())));
    }

    private static Binding end(Bytes stream, int count) {
        return IntStream.range(1, count)
                .boxed()
                .reduce(
                        Binding.first(stream, 0, Merkle.leaf(stream)),
                        (end, index) -> end.then(index, Merkle.leaf(stream)),
                        (_, last) -> last);
    }

    private Path file() throws IOException {
        try (var files = Files.list(folder.resolve("logs"))) {
            return files.filter(it -> it.toString().endsWith(".ends"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatWasAcceptedIsRemembered() {
        assertThat(ends().ends()).isEmpty();

        ends().accept(List.of(end(ANN, 2), end(BOB, 1)));
        ends().accept(List.of(end(ANN, 3)));

        assertThat(ends().ends()).containsExactlyInAnyOrder(end(ANN, 3), end(BOB, 1));
        assertThat(forgotten).isEmpty();
    }

    @Test
    void whatAnotherProcessHasSeenMeanwhileIsKept() {
        var one = ends();
        var other = ends();

        one.accept(List.of(end(ANN, 2)));
        other.accept(List.of(end(BOB, 1), end(ANN, 1)));

        assertThat(ends().ends()).containsExactlyInAnyOrder(end(ANN, 2), end(BOB, 1));
    }

    @Test
    void logsOfOneNameAreKeptApart() {
        ends().accept(List.of(end(ANN, 1)));
        var other = new SigningKey(
                        log.name(), VerifierKey.Type.NOTE, Bytes.utf8("another").sha256())
                .verifier();

        assertThat(KnownEnds.of(folder.resolve("logs"), other, _ -> {}).ends()).isEmpty();
    }

    @Test
    void anyDamageIsSaid() throws IOException {
        ends().accept(List.of(end(ANN, 1)));
        var bytes = Files.readAllBytes(file());
        for (var at = 0; at < bytes.length; at++) {
            var damaged = bytes.clone();
            damaged[at] ^= 1;
            Files.write(file(), damaged);

            assertThatThrownBy(this::ends)
                    .as("byte %d", at)
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("is damaged");
        }
    }

    @Test
    void whatCannotBeRememberedIsSaid() throws IOException {
        Files.writeString(folder.resolve("logs"), "no folder");

        ends().accept(List.of(end(ANN, 1)));

        assertThat(forgotten).hasSize(1);
    }
}
