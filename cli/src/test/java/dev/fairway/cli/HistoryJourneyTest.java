package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.ledger.Ledger.Wish;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Statement.Subject;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.json.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The ledger as a history in sentences, and the part of it that one asks for.
@ExtendWith(StoryConsole.class)
final class HistoryJourneyTest {

    private static final String ESCAPES = "bad \u001b[2J\u001b]0;owned\u0007 \u202eesrever\u202c\nnext line";

    private final Console console;

    HistoryJourneyTest(Console console) {
        this.console = console.wide(200);
    }

    /// Entries 0 and 1 to 4 on three days: two applications, evidence of a release and of its artifact.
    @BeforeEach
    void record() {
        var api = "api=example.org/api@sha256:" + "a".repeat(64);
        console.write("report.xml", "<testsuite tests='1'><testcase name='pays'/></testsuite>");
        console.write("notes.txt", "it was looked at");
        day("2026-11-10", "release", "create", "--app", "payments", "--version", "1", "--artifact", api);
        day("2026-11-11", "release", "create", "--app", "shop", "--version", "1", "--config", "config/prod.yaml");
        day("2026-11-11", "evidence", "add", "payments@1", "--type", "note", "--file", "notes.txt");
        day(
                "2026-11-12",
                "evidence",
                "add",
                "payments@1",
                "--type",
                "test-result",
                "--file",
                "report.xml",
                "--artifact",
                "api");
    }

    /// Whoever reads it by a program need not take sentences apart.
    @Test
    void whatEvidenceSaysIsInTheAnswerForPrograms() {
        console.run("ledger", "show", "--type", "evidence", "--format", "json");

        assertThat(console.out())
                .containsPattern("\"evidence\": \\{\\s+\"type\": \"note\",\\s+\"result\": \"UNJUDGED\"")
                .containsPattern("\"type\": \"test-result\",\\s+\"result\": \"PASSED\",\\s+\"in\": null,\\s+\"blob\":"
                        + " \"sha256:");
        console.run("ledger", "show", "--type", "release", "--format", "json");
        assertThat(console.out()).contains("\"evidence\": null");
        console.run("release", "show", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"PASSED\": 1", "\"UNJUDGED\": 1");
    }

    private void day(String day, String... arguments) {
        var that = console.on(day);
        assertThat(that.run(arguments)).as(that.err()).isEqualTo(Exit.CLEAN);
    }

    /// The indexes of what is shown, as it is shown.
    private List<Integer> shown(String... options) {
        var arguments = new ArrayList<>(List.of("ledger", "show"));
        arguments.addAll(List.of(options));
        assertThat(console.run(arguments.toArray(String[]::new)))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        return console.out()
                .lines()
                .filter(line -> !line.startsWith("the ledger"))
                .map(line -> Integer.parseInt(line.strip().split(" ")[0]))
                .toList();
    }

    @Test
    void withoutOptionsAllIsToldOldestFirst() {
        assertThat(shown()).containsExactly(0, 1, 2, 3, 4);
        assertThat(shown("--newest-first")).containsExactly(4, 3, 2, 1, 0);
    }

    @Test
    void whatIsAboutAReleaseOrAnApplicationIsToldAlone() {
        assertThat(shown("--release", "payments@1")).containsExactly(1, 3, 4);
        assertThat(shown("--app", "payments")).containsExactly(1, 3, 4);
        assertThat(shown("--app", "shop")).containsExactly(2);
        assertThat(shown("--release", "payments@1", "--type", "evidence")).containsExactly(3, 4);
        assertThat(shown("--app", "nothing")).isEmpty();
        assertThat(console.out()).isEqualTo("the ledger has no such entry\n");
        assertThat(console.run("ledger", "show", "--release", "payments@7")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("no release 'payments@7'");
    }

    @Test
    void theNewestAreTheNewestOfThoseThatAreAskedFor() {
        assertThat(shown("-n", "2")).containsExactly(3, 4);
        assertThat(shown("--limit", "1", "--type", "release")).containsExactly(2);
        assertThat(shown("--last", "2", "--app", "payments")).containsExactly(3, 4);
        assertThat(shown("-n", "9", "--since", "3")).containsExactly(3, 4);
    }

    @Test
    void timesAndEntriesBoundIt() {
        assertThat(shown("--since", "2026-11-11")).containsExactly(2, 3, 4);
        assertThat(shown("--until", "2026-11-11")).containsExactly(0, 1, 2, 3);
        assertThat(shown("--since", "2026-11-11T10:00:00.001Z")).containsExactly(4);
        assertThat(shown("--until", "2026-11-10T11:00:00+01:00")).containsExactly(0, 1);
        assertThat(shown("--since", "1", "--until", "2")).containsExactly(1, 2);
        // Twelve days after the first entry.
        assertThat(shown("--since", "228h")).containsExactly(4);
        assertThat(console.run("ledger", "show", "--since", "last week")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--since takes").doesNotContain("last week");
    }

    @Test
    void aSecondAndAMinuteAreMeantWithAllThatIsInThem() {
        var later = console.on(Instant.parse("2026-11-23T12:00:00.312Z"));
        later.run("release", "create", "--app", "later", "--version", "1", "--config", "config/prod.yaml");
        assertThat(shown("-n", "1", "--until", "2026-11-23T12:00:00Z")).containsExactly(5);
        assertThat(console.out()).contains("     5  2026-11-23T12:00:00Z  ");
        assertThat(shown("-n", "1", "--until", "2026-11-23T12:00Z")).containsExactly(5);
        assertThat(shown("-n", "1", "--until", "2026-11-23T12:00:00.311Z")).containsExactly(4);
        assertThat(shown("-n", "1", "--until", "2026-11-23T11:59:59Z")).containsExactly(4);
    }

    @Test
    void whoDidSomethingIsAskedForByAnId() {
        console.run("ledger", "show");
        var actor = console.out().lines().findFirst().orElseThrow().split(" +")[3];

        assertThat(shown("--actor", actor)).containsExactly(0, 1, 2, 3, 4);
        assertThat(shown("--actor", "0".repeat(32))).isEmpty();
        assertThat(console.run("ledger", "show", "--actor", "kim")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void whatNoEntryCanBeIsAMistake() {
        assertThat(console.run("ledger", "show", "--app", "LOC")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--app takes the name of an application", ", not 'LOC'");
        assertThat(console.run("ledger", "show", "--type", "bogus")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--type takes one of artifacts-seen, erasure, ", ", not 'bogus'");
        assertThat(shown("--type", "recall")).isEmpty();
    }

    @Test
    void mistakesAreToldTogether() {
        assertThat(console.run(
                        "ledger", "show", "-n", "no", "--actor", "x", "--until", "y", "--app", "a", "--release", "b"))
                .isEqualTo(Exit.MISTAKE);

        assertThat(console.err().lines()).hasSize(4);
    }

    @Test
    void aReasonIsShownAndDoesNothingToTheTerminal() {
        console.run("release", "recall", "payments@1", "--reason", ESCAPES);
        assertThat(shown("-n", "1")).containsExactly(5);

        assertThat(console.out())
                .contains("recalled payments@1: bad \\u{1b}[2J\\u{1b}]0;owned\\u{7} \\u{202e}esrever\\u{202c}\\n"
                        + "next line")
                .hasLineCount(1);
        console.run("ledger", "show", "-n", "1", "--format", "json");
        assertThat(console.out())
                .contains("\"reason\": \"bad \\u001B[2J", "\"reasonErasedAt\": null", "\"name\": \"payments@1\"")
                .doesNotContain("\u001b", "\u202e");
    }

    @Test
    void whatAReceiverVouchesForIsNoSignatureOfTheActor() throws IOException {
        console.run("ledger", "show", "--format", "json");
        var founder = console.out().replaceAll("(?s).*?\"actor\": \"([0-9a-f]{32})\".*", "$1");
        var result = new PaymentsLedger(console)
                .record(new Wish(
                        "urn:fairway:heartbeat:v1",
                        List.of(new Subject("prod", Digest.of(Bytes.utf8("prod")))),
                        Map.of("behalf", Json.of("b".repeat(32)), "receiver", Json.of(founder)),
                        Optional.empty(),
                        List.of(),
                        Set.of()));
        assertThat(result).isInstanceOf(AppendResult.Appended.class);

        assertThat(shown("-n", "1")).containsExactly(5);
        assertThat(console.out())
                .contains("  bbbbbbbb  ", "(vouched for by %s, not signed)".formatted(founder.substring(0, 8)));
        console.run("ledger", "show", "--format", "json");
        assertThat(console.out()).contains("\"vouchedBy\": \"%s\"".formatted(founder), "\"vouchedBy\": null");
    }

    @Test
    void aReasonThatWasErasedIsToldWithTheEntryThatErasedIt() {
        console.run("release", "recall", "payments@1", "--reason", "Ann Miller booked twice");
        var digest = Digest.of(Bytes.utf8("Ann Miller booked twice")).text();
        assertThat(console.run("ledger", "erase", digest, "--reason", "it names a person"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);

        assertThat(shown("-n", "2")).containsExactly(5, 6);
        assertThat(console.out())
                .contains("recalled payments@1 (the reason was erased at 6)")
                .containsPattern("erased the bytes of a file, kept as sha256:[0-9a-f]{12}: it names a person")
                .doesNotContain("Miller");
        console.run("ledger", "show", "-n", "2", "--format", "json");
        assertThat(console.out()).contains("\"reason\": null", "\"reasonErasedAt\": 6");
        console.run("release", "recall", "payments@1", "--reason", "no, it is sound", "--lift");
        shown("-n", "1");
        assertThat(console.out()).contains("lifted the recall of payments@1: no, it is sound");
    }
}
