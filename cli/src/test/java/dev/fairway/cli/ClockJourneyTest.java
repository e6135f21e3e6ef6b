package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A clock that jumped ahead: the log's time never falls, so whoever comes after it is told.
@ExtendWith(StoryConsole.class)
final class ClockJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);

    private final Console console;

    ClockJourneyTest(Console console) {
        this.console = console;
    }

    private Console after(Duration span) {
        return console.on(Console.TODAY.plus(span));
    }

    private static Exit create(Console at, String version) {
        return at.run("release", "create", "--app", "payments", "--version", version, "--artifact", API);
    }

    @Test
    void whoAppendsBehindTheNewestEntryIsTold() {
        create(after(Duration.ofHours(23)), "1");

        assertThat(create(console, "2")).isEqualTo(Exit.CLEAN);
        assertThat(console.err().lines())
                .containsExactly(
                        "fairway: the newest entry of this ledger is of 2026-11-22T11:00:00.000Z, 23 hours ahead of"
                            + " this machine's clock: one of both is wrong, and what is recorded until then has that"
                            + " time");
        console.run("release", "list", "--format", "json");
        assertThat(console.out()).contains("\"time\": \"2026-11-22T11:00:00.000Z\"");
        var later = after(Duration.ofHours(24));
        assertThat(create(later, "3")).isEqualTo(Exit.CLEAN);
        assertThat(later.err()).isEmpty();
    }

    @Test
    void clocksOfSeveralMachinesNeedNotBeTheSame() {
        create(after(Duration.ofSeconds(60)), "1");

        assertThat(create(console, "2")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
        create(after(Duration.ofSeconds(61)), "3");
        assertThat(create(console, "4")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("61 seconds ahead");
    }

    @Test
    void whoVerifiesIsToldAndTheLogIsWhole() {
        var ahead = after(Duration.ofMinutes(7));
        create(ahead, "1");
        ahead.run("ledger", "export", "copy");
        ahead.run("ledger", "receipt", "payments@1", "--output", "r.tlog-proof");
        ahead.run("ledger", "package", "payments@1", "-o", "p.tar");

        for (var what : new String[] {"", "copy", "r.tlog-proof", "p.tar"}) {
            assertThat(verify(console, what)).as(what).isEqualTo(Exit.CLEAN);
            assertThat(console.out()).as(what).contains("is 7 minutes ahead of this machine's clock");
            var nearer = after(Duration.ofMinutes(2));
            assertThat(verify(nearer, what)).as(what).isEqualTo(Exit.CLEAN);
            assertThat(nearer.out()).as(what).doesNotContain("clock");
        }
        console.run("ledger", "verify", "--format", "json");
        assertThat(console.out())
                .contains("\"whole\": true", "its newest time, 2026-11-21T12:07:00.000Z, is 7 minutes");
    }

    @Test
    void whoVerifiesIsToldOfAWitnessAhead() {
        create(console, "1");
        console.run("ledger", "export", "copy");
        console.run("ledger", "witness", "--new-key", "witness.example/ann");
        var ann = console.out().strip();
        after(Duration.ofMinutes(7)).run("ledger", "witness", "copy", "--key", "witness.example/ann");

        assertThat(console.run("ledger", "verify", "copy", "--witness", ann))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("the cosignature by witness.example/ann is of 2026-11-21T12:07:00.000Z, 7 minutes ahead of");
        console.run("ledger", "verify", "copy", "--witness", ann, "--format", "json");
        assertThat(console.out()).contains("\"whole\": true", "the cosignature by witness.example/ann is of");
        var nearer = after(Duration.ofMinutes(2));
        nearer.run("ledger", "verify", "copy", "--witness", ann);
        assertThat(nearer.out()).contains("whole: copy").doesNotContain("clock");
    }

    private static Exit verify(Console at, String what) {
        return what.isEmpty() ? at.run("ledger", "verify") : at.run("ledger", "verify", what);
    }
}
