package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What somebody must not keep goes for good.
@ExtendWith(StoryConsole.class)
final class ErasureJourneyTest {

    private final Console console;

    ErasureJourneyTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void recordRelease() {
        console.run("release", "create", "--app", "payments", "--version", "1", "--config", "config/prod.yaml");
    }

    private Exit bind(String file, String type) {
        return console.run("evidence", "add", "payments@1", "--type", type, "--file", file);
    }

    /// A report of a test that is called as a person.
    ///
    /// @return the digest of its bytes
    private String report(String file, String person) throws IOException {
        var text = "<testsuite tests='1'><testcase name='%s logs in'/></testsuite>".formatted(person);
        Files.writeString(console.folder().resolve(file), text);
        return Digest.of(Bytes.utf8(text)).text();
    }

    private Exit erase(String digest) {
        return console.run("ledger", "erase", digest, "--reason", "names a customer");
    }

    private void change(String sql) throws SQLException {
        var database = console.folder().resolve(".fairway/store/ledger.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database)) {
            connection.createStatement().executeUpdate(sql);
        }
    }

    /// The files of the store that hold a text.
    private List<Path> held(String text) throws IOException {
        var held = new ArrayList<Path>();
        try (var files = Files.walk(console.folder().resolve(".fairway/store"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    held.add(file);
                }
            }
        }
        return held;
    }

    @Test
    void whatIsErasedIsInNoFileOfTheStore() throws Exception {
        var digest = report("named.xml", "Josephine");
        bind("named.xml", "test-result");
        assertThat(held("Josephine")).isNotEmpty();

        assertThat(erase(digest)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("(entry 3)", "out of reach");
        assertThat(held("Josephine")).isEmpty();
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("erased at 3");
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).contains("passed");
        assertThat(erase(digest)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("nobody can tell its own digest any more");
    }

    /// What `evidence list` tells is enough to erase a file, and to name it afterwards.
    @Test
    void whatIsListedIsErasedByWhatTheListTells() throws Exception {
        report("named.xml", "Josephine");
        bind("named.xml", "test-result");
        console.run("evidence", "list", "payments@1");
        var file = console.out().replaceAll("(?s).*file (sha256:[0-9a-f]{12})\\s.*", "$1");

        assertThat(erase(file.substring(0, "sha256:".length() + 7))).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("8 or more");
        assertThat(erase(file)).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(held("Josephine")).isEmpty();
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).containsPattern("the file was erased at 3 \\(blob sha256:[0-9a-f]{12}\\)");
        var blob = console.out().replaceAll("(?s).*blob (sha256:[0-9a-f]{12}).*", "$1");
        assertThat(erase(blob)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was erased before (entry 3)");
        assertThat(erase(file)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("no file of evidence", "evidence list");
    }

    /// Two files whose digests begin alike: which one is meant has to be said.
    @Test
    void whatCouldBeTwoFilesIsNotErased() throws Exception {
        var digests = new ArrayList<String>();
        for (var text : List.of("note 13869\n", "note 123006\n")) {
            Files.writeString(console.folder().resolve("note.txt"), text);
            bind("note.txt", "note");
            digests.add(Digest.of(Bytes.utf8(text)).text());
        }

        assertThat(digests).allSatisfy(digest -> assertThat(digest).startsWith("sha256:c51e019f"));
        assertThat(erase("sha256:c51e019f")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("2 digests begin with sha256:c51e019f")
                .contains(digests);
        assertThat(erase(digests.getFirst().substring(0, "sha256:".length() + 9)))
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void whatIsBroughtAgainIsKeptAgain() throws Exception {
        var digest = report("named.xml", "Josephine");
        bind("named.xml", "test-result");
        erase(digest);

        assertThat(bind("named.xml", "test-result")).isEqualTo(Exit.CLEAN);

        assertThat(held("Josephine")).isNotEmpty();
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
    }

    /// Of files that are kept without salt, the log says it.
    @Test
    void whoBringsErasedBytesAgainIsTold() throws Exception {
        var text = "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\","
                + " \"components\": [{\"type\": \"library\", \"name\": \"a\"}]}";
        Files.writeString(console.folder().resolve("a.cdx.json"), text);
        assertThat(bind("a.cdx.json", "sbom")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
        assertThat(erase(Digest.of(Bytes.utf8(text)).text())).isEqualTo(Exit.CLEAN);

        assertThat(bind("a.cdx.json", "sbom")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("a.cdx.json", "erased at 3", "recorded again");
        assertThat(bind("a.cdx.json", "sbom")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
        erase(Digest.of(Bytes.utf8(text)).text());
        var store = console.folder().resolve(".fairway/store");
        var away = console.folder().resolve("away");
        Files.move(store, away);
        bind("a.cdx.json", "sbom");
        Files.move(away, store);
        assertThat(console.run("evidence", "spool", "flush")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("erased at 5", "recorded again");
    }

    /// The same bytes can be kept twice, when two bring them at once; and an index can be made to name other ones.
    @Test
    void erasingTakesEveryCopyOfTheBytesAndNoOthers() throws Exception {
        var digest = report("named.xml", "Josephine");
        report("other.xml", "Nordmann");
        bind("named.xml", "one");
        change("UPDATE blob SET plain = NULL");
        bind("named.xml", "two");
        bind("other.xml", "three");
        change("UPDATE blob SET plain = (SELECT plain FROM blob AS b WHERE b.plain IS NOT NULL"
                + " AND b.digest <> blob.digest) WHERE plain IS NOT NULL");

        assertThat(erase(digest)).isEqualTo(Exit.CLEAN);

        assertThat(held("Josephine")).isEmpty();
        assertThat(held("Nordmann")).isNotEmpty();
    }

    /// Nobody has erased what somebody has only taken out of the database.
    @Test
    void whatIsMissingIsNotToldAsErased() throws Exception {
        report("named.xml", "Josephine");
        bind("named.xml", "test-result");
        console.run("release", "recall", "payments@1", "--reason", "it is wrong");
        change("DELETE FROM blob WHERE plain IS NOT NULL");

        for (var command : List.of("release show payments@1", "release list", "release diff payments@1 payments@1")) {
            console.run(command.split(" "));
            assertThat(console.out())
                    .as(command)
                    .contains(": the reason is missing")
                    .doesNotContain("erased");
        }
        console.run("release", "show", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"reason\": null", "\"reasonErasedAt\": null");
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).contains("the file is missing").doesNotContain("erased");
        console.run("evidence", "list", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"keeping\": \"missing\"", "\"file\": null");
    }

    @Test
    void aReasonThatWasErasedIsToldWithTheEntryThatSaysSo() {
        console.run("release", "recall", "payments@1", "--reason", "it is wrong");
        erase(Digest.of(Bytes.utf8("it is wrong")).text());

        for (var command : List.of("release show payments@1", "release list", "release diff payments@1 payments@1")) {
            console.run(command.split(" "));
            assertThat(console.out()).as(command).contains(": the reason was erased at 3");
        }
        console.run("release", "list", "--format", "json");
        assertThat(console.out()).contains("\"reason\": null", "\"reasonErasedAt\": 3");
    }

    @Test
    void whatIsJudgedByIsNotErased() {
        console.run("release", "show", "payments@1", "--format", "json");
        var id = console.out().replaceAll("(?s).*?\"id\": \"(sha256:[0-9a-f]{64})\".*", "$1");

        assertThat(erase(id)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("entry 1", "never erased");
        assertThat(console.run("ledger", "erase", id, "--reason", "password=hunter2hunter2"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("secret").doesNotContain("hunter2");
    }
}
