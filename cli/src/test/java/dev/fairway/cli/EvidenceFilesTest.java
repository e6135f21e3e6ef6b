package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.cli.command.Exit;
import dev.fairway.formats.report.SchemaFiles;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Several files of evidence at once, and words that are not the ones that were meant.
@ExtendWith(StoryConsole.class)
final class EvidenceFilesTest {

    private final Console console;

    EvidenceFilesTest(Console console) {
        this.console = console.wide(200);
    }

    @BeforeEach
    void release() {
        create("1");
        console.write("reports/TEST-a.xml", "<testsuite name='a' tests='1'><testcase name='t'/></testsuite>")
                .write("reports/TEST-b.xml", """
                    <testsuite name='b' tests='1' failures='1'><testcase name='t'><failure/></testcase></testsuite>
                    """)
                .write("reports/TEST-c.xml", """
                    <testsuite name='c' tests='1' skipped='1'><testcase name='t'><skipped/></testcase></testsuite>
                    """)
                .write("reports/failsafe-summary.xml", "<failsafe-summary/>")
                .write("reports/a.txt", "Tests run: 1\n");
    }

    private void create(String version) {
        console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                version,
                "--artifact",
                "api=x@sha256:" + "a".repeat(64));
    }

    private Exit add(String... more) {
        var arguments = new ArrayList<>(List.of("evidence", "add", "payments@1"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private Exit tests(String... more) {
        var arguments = new ArrayList<>(List.of("--type", "test-result"));
        arguments.addAll(List.of(more));
        return add(arguments.toArray(String[]::new));
    }

    private long entries() {
        console.run("ledger", "show");
        return console.out().lines().count();
    }

    @Test
    void aFolderIsEachReportInItInWhichSomethingRan() {
        assertThat(tests("--file", "reports/")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains("reports/TEST-a.xml: test-result passed for payments@1: 1 test passed (entry 2)")
                .contains("reports/TEST-b.xml: test-result failed for payments@1: 1 of 1 test failed (entry 3)");
        assertThat(console.err())
                .contains("reports/TEST-c.xml: all of its tests were skipped", "failsafe-summary.xml: it is a file")
                .doesNotContain("a.txt");
        assertThat(entries()).isEqualTo(4);
        assertThat(tests("--file", "config")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config: no file *.xml in it is a JUnit report");
        console.write("reports/TEST-d.xml", "<testsuite name='d' tests='2' failures='1'");
        assertThat(tests("--file", "reports")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("fairway: left out: reports/TEST-c.xml: all", "fairway: refused: reports/TEST-d.xml: ")
                .endsWith("fairway: nothing was recorded\n");
        assertThat(entries()).isEqualTo(4);
    }

    @Test
    void whateverIsRefusedOfAFolderIsToldWithTheSameWord() throws IOException {
        console.write(
                "reports/TEST-d.xml",
                "<testsuite name='d' tests='1'><testcase name='t'/><system-out>%s</system-out></testsuite>"
                        .formatted("ghp_" + "a1B2".repeat(9)));
        Files.write(console.folder().resolve("reports/TEST-e.xml"), new byte[(64 << 20) + 1]);

        assertThat(tests("--file", "reports")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains(
                        "fairway: refused: reports/TEST-d.xml: testsuite/system-out[1] (line 1), line 1 of its text"
                                + " looks",
                        "fairway: refused: reports/TEST-e.xml: its 67108865 bytes are more than the 64 MiB of a file");
    }

    @Test
    void severalFilesAreSeveralEntriesOrNone() {
        console.write("empty.xml", "<testsuite name='x' tests='0'/>");

        assertThat(tests("--file", "reports/TEST-a.xml", "--file", "empty.xml")).isEqualTo(Exit.MISTAKE);
        assertThat(tests("--file", "reports/TEST-a.xml", "--file", "reports/TEST-b.xml", "--artifact", "web"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines()).hasSize(2).last().asString().endsWith("nothing was recorded");
        assertThat(entries()).isEqualTo(2);
        assertThat(tests("--file", "reports/TEST-a.xml", "--file", "reports/TEST-b.xml", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        holdsToTheSchema();
        assertThat(console.out()).contains("\"name\": \"reports/TEST-a.xml\"", "\"result\": \"FAILED\"");
    }

    /// What reads it need not know how many reports there were.
    @Test
    void theAnswerOfAFolderIsAListHoweverManyReportsItHas() {
        console.write("one/TEST-a.xml", "<testsuite name='a' tests='1'><testcase name='t'/></testsuite>");

        assertThat(tests("--file", "one", "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"files\": [", "\"name\": \"one/TEST-a.xml\"");
        holdsToTheSchema();
        assertThat(tests("--file", "one/TEST-a.xml", "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).doesNotContain("\"files\"");
        holdsToTheSchema();
    }

    /// Of a file that is recorded and of one that waits, and of what is listed, programs read the same.
    @Test
    void whatWasGivenIsInTheAnswersForPrograms() throws IOException {
        console.write("flags.json", "{\"checkout\": true}");
        var snapshot = "sha256:" + "c".repeat(64);
        var file = Digest.of(Bytes.of(Files.readAllBytes(console.folder().resolve("reports/TEST-a.xml"))));
        var flags = Digest.of(Bytes.utf8("{\"checkout\": true}"));
        var given = List.of(
                "\"file\": \"%s\"".formatted(file),
                "\"in\": \"stage\"",
                "\"snapshot\": \"%s\"".formatted(snapshot),
                "\"flags\": \"%s\"".formatted(flags));
        var ran = new String[] {
            "--file",
            "reports/TEST-a.xml",
            "--in",
            "stage",
            "--snapshot",
            snapshot,
            "--flags",
            "flags.json",
            "--format",
            "json"
        };

        assertThat(tests(ran)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains(given).contains("\"spooled\": false");
        holdsToTheSchema();
        assertThat(console.run("evidence", "list", "payments@1", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains(given).containsPattern("\"flagsBlob\": \"sha256:[0-9a-f]{64}\"");
        assertThat(console.out()).doesNotContain("\"flagsBlob\": \"%s\"".formatted(flags));
        holdsToTheSchema();
        console.run("ledger", "erase", flags.text(), "--reason", "names a person");
        console.run("evidence", "list", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"flags\": null", "\"keeping\": \"kept\"");
        holdsToTheSchema();
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).contains("the flags were erased");
        var store = console.folder().resolve(".fairway/store");
        Files.move(store, console.folder().resolve("away"));
        assertThat(tests(ran)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .contains(given)
                .contains("\"spooled\": true", "\"release\": null", "\"asked\": \"payments@1\"");
        holdsToTheSchema();
    }

    private void holdsToTheSchema() {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaFiles.read("evidence-commands").orElseThrow(), InputFormat.JSON);
        assertThat(schema.validate(console.out(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void flagsThatAreTooManyAreToldWithTheirSize() {
        console.write("flags.json", "{\"a\": 1" + " ".repeat(16 << 20) + "}");

        assertThat(tests("--file", "reports/TEST-a.xml", "--in", "stage", "--flags", "flags.json"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .isEqualTo("fairway: flags.json: its 16777224 bytes are more than the 16 MiB that --flags takes;"
                        + " nothing was recorded\n");
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void whatAShellMakesOfAPatternIsToldHowToWrite() {
        assertThat(tests("--file", "reports/TEST-a.xml", "reports/TEST-b.xml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("'reports/TEST-b.xml' has no option before it: write --file before each");
    }

    @Test
    void aTypeThatLooksLikeAKnownOneIsMeantForIt() {
        assertThat(add("--type", "sbmo", "--file", "config/prod.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("--type sbmo: did you mean sbom?", "--custom-type");
        assertThat(add("--type", "junit", "--file", "reports/TEST-a.xml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("did you mean test-result?");
        assertThat(add("--type", "sbmo", "--custom-type", "--file", "config/prod.yaml"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).startsWith("sbmo for payments@1: a file of");
        assertThat(add("--type", "e2e-test-result", "--file", "reports/TEST-a.xml"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void whereElseTheSameBytesAreBoundIsOneLine() {
        for (var version : List.of("2", "3", "4")) {
            create(version);
            console.run(
                    "evidence", "add", "payments@" + version, "--type", "test-result", "--file", "reports/TEST-a.xml");
        }

        assertThat(tests("--file", "reports/TEST-a.xml")).isEqualTo(Exit.CLEAN);
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.out()).contains("bound to payments@2, too (entry 3) and to 2 other releases");
    }

    /// What proves something of the same artifacts is right for both releases.
    @Test
    void whetherItWasTheRightFileIsAskedOfOtherArtifactsAlone() {
        tests("--file", "reports/TEST-a.xml");
        create("2");
        console.run("release", "create", "--app", "payments", "--version", "3", "--data", "d=sha256:" + "d".repeat(64));

        console.run("evidence", "add", "payments@2", "--type", "test-result", "--file", "reports/TEST-a.xml");
        assertThat(console.out())
                .contains("bound to payments@1, too (entry 2), whose artifacts are the same")
                .doesNotContain("right file");
        console.run("evidence", "add", "payments@3", "--type", "test-result", "--file", "reports/TEST-a.xml");
        assertThat(console.out()).contains("was this the right file?");
    }
}
