package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import dev.fairway.ledger.log.Entry.Revision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A release that nobody should run any more.
@ExtendWith(StoryConsole.class)
final class RecallJourneyTest {

    private static final String REASON = "Double bookings, see INC-217";

    private final Console console;

    RecallJourneyTest(Console console) {
        this.console = console.wide(200);
    }

    private String create(String version) {
        console.run("release", "create", "--app", "payments", "--version", version, "--data", "a=" + digest(version));
        console.run("release", "show", "payments@" + version);
        return console.out()
                .lines()
                .filter(line -> line.startsWith("  id "))
                .findFirst()
                .orElseThrow()
                .strip()
                .split(" +")[1];
    }

    private static String digest(String text) {
        return Digest.of(Bytes.utf8(text)).text();
    }

    private Exit recall(String... more) {
        var arguments = new ArrayList<>(List.of("release", "recall", "payments@1"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @Test
    void itIsToldSinceWhenAndWhy() {
        create("1");

        assertThat(recall("--reason", REASON)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .startsWith("payments@1 is recalled, entry 2\n")
                .contains("no promotion is recorded in this ledger");
        console.run("release", "show", "payments@1");
        assertThat(console.out()).contains("recalled    since 2026", "entry 2: " + REASON);
        console.run("release", "list", "--format", "json");
        assertThat(console.out()).contains("\"reason\": \"" + REASON + "\"", "\"index\": 2");
        console.run("ledger", "show");
        assertThat(console.out()).contains("recalled payments@1: " + REASON);
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void theSameAgainChangesNothingAndAnotherReasonIsAnotherWord() {
        create("1");
        recall("--reason", REASON);

        assertThat(recall("--reason", REASON, "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": false", "\"index\": 2", "\"promotionRecorded\": false");
        assertThat(console.out()).contains("\"state\": \"unverified\"");
        assertThat(recall("--reason", "Worse than that", "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": true", "\"index\": 3", "\"further\"");
    }

    @Test
    void sinceWhenIsTheFirstRecallThatHoldsWhateverIsSaidLater() {
        create("1");
        recall("--reason", "Wrong one");
        recall("--lift", "--reason", "It was not this one");
        recall("--reason", REASON);

        assertThat(recall("--reason", "Worse than that")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("is recalled, entry 5, since 2026-11-21T12:00:00Z, entry 4");
        assertThat(recall("--reason", REASON)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("entry 4, as was recorded before");
        console.run("release", "show", "payments@1");
        assertThat(console.out())
                .contains("recalled    since 2026-11-21T12:00:00Z, entry 4: " + REASON)
                .contains("and 2026-11-21T12:00:00Z, entry 5: Worse than that")
                .doesNotContain("Wrong one");
        console.run("release", "list");
        assertThat(console.out()).contains("1 part  ", ": " + REASON + "; and 2026");
        create("2");
        console.run("release", "diff", "payments@2", "payments@1");
        assertThat(console.out()).contains("! payments@1 is recalled, since 2026-11-21T12:00:00.000Z: " + REASON);
        console.run("release", "diff", "payments@1", "payments@2", "--format", "json");
        assertThat(console.out()).contains("\"recalledSince\": \"2026", "\"recalledSince\": null");
    }

    @Test
    void itIsLiftedOnceAndCanComeBack() {
        create("1");
        assertThat(recall("--lift", "--reason", "x")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("nothing to lift");
        recall("--reason", REASON);

        assertThat(recall("--lift", "--reason", "It was the other one")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("is not recalled any more");
        console.run("release", "show", "payments@1");
        assertThat(console.out()).doesNotContain("recalled");
        assertThat(recall("--lift", "--reason", "once more")).isEqualTo(Exit.FINDINGS);
        assertThat(recall("--reason", REASON)).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aReasonWithASecretDoesNotEnter() {
        create("1");

        assertThat(recall("--reason", "leaked ghp_" + "a1B2".repeat(9))).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--reason").doesNotContain("ghp_");
        assertThat(recall("--reason", "the password is hunter2hunter2")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--reason").doesNotContain("hunter2");
        assertThat(recall()).isEqualTo(Exit.MISTAKE);
        assertThat(recall("--reason", " ")).isEqualTo(Exit.MISTAKE);
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(2);
    }

    @Test
    void everyEnvironmentThatRunsItIsNamedFromWhatTheLogSays() throws IOException {
        var first = create("1");
        var second = create("2");
        bring("adoption", "prod", first, 1);
        bring("adoption", "stage", first, 1);
        bring("transition", "stage", second, 2);
        bring("transition", "dev", second, 1);

        assertThat(recall("--reason", REASON)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("runs in prod: adoption, entry 3")
                .doesNotContain("stage")
                .doesNotContain("dev");
        recall("--reason", REASON, "--format", "json");
        assertThat(console.out()).contains("\"environment\": \"prod\"", "\"promotionRecorded\": true");
        create("3");
        console.run("release", "recall", "payments@3", "--reason", REASON);
        assertThat(console.out()).contains("no environment runs it");
    }

    /// What promotion will write; its fields are its own, and not read here.
    private void bring(String type, String environment, String release, long revision) throws IOException {
        var about = "urn:fairway:environment:" + environment;
        var result = new PaymentsLedger(console)
                .record(new Wish(
                        "urn:fairway:%s:v1".formatted(type),
                        List.of(
                                new Subject("payments", new Digest(release)),
                                new Subject(environment, Digest.of(Bytes.utf8(about)))),
                        Map.of("state", Json.of("current")),
                        Optional.of(new Revision("environment/%s/payments".formatted(environment), revision)),
                        List.of(),
                        Set.of()));
        assertThat(result).isInstanceOf(AppendResult.Appended.class);
    }
}
