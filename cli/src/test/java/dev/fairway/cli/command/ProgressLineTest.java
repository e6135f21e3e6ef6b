package dev.fairway.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.engine.journey.Progress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

final class ProgressLineTest {

    private final StringWriter err = new StringWriter();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void longWorkShowsABarAndTakesItAway() {
        var progress = progress(true, false);
        progress.at("comparing", 1, 4);
        assertThat(err.toString()).isEmpty();

        now.set(Instant.EPOCH.plusSeconds(1));
        progress.at("comparing", 2, 4);
        progress.at("comparing", 3, 4);
        assertThat(err.toString()).isEqualTo("\r\u001b[K[############------------] 2/4 comparing");

        progress.over();
        assertThat(err.toString()).endsWith("\r\u001b[K");
    }

    @Test
    void nobodyLooksOrWantsToKnow() {
        for (var progress : new Progress[] {progress(false, false), progress(true, true)}) {
            now.set(now.get().plusSeconds(10));
            progress.at("comparing", 1, 2);
            progress.over();
        }
        assertThat(err.toString()).isEmpty();
    }

    private Progress progress(boolean seen, boolean quiet) {
        var surroundings = new Surroundings(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err),
                Path.of(""),
                Map.of(),
                now::get,
                new Surroundings.Terminal(80, seen, seen));
        var options = new CommonOptions("text", Optional.empty(), false, quiet, false);
        var parsed = new CommandLine(CommandSpec.create()).parseArgs();
        return ProgressLine.of(new Invocation(parsed, options, surroundings.out(), surroundings));
    }
}
