package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.note.Receipt;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.note.VerifierKey;
import dev.fairway.ledger.sign.Ed25519;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A release from its recording to the proof that somebody else keeps.
@ExtendWith(StoryConsole.class)
final class ReleaseJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);

    private final Console console;

    ReleaseJourneyTest(Console console) {
        this.console = console;
    }

    private Exit create(String version, String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "payments", "--version", version));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @Test
    void theSameContentIsTheSameRelease() {
        assertThat(create("1.4.2", "--artifact", API, "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"created\": true", "\"state\": \"unverified\"", "\"index\": 1");

        assertThat(create("1.4.2", "--artifact", API, "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"created\": false", "\"index\": 1");
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(2);
    }

    @Test
    void otherContentUnderItsNameIsRefused() {
        create("1.4.2", "--artifact", API);

        assertThat(create("1.4.2", "--artifact", API, "--config", "config/prod.yaml"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("payments@1.4.2 is another release", "never changes");
    }

    @Test
    void filesAreThoseOfTheCommit() throws IOException {
        create("1", "--config", "config/prod.yaml", "--commit", "HEAD");
        console.run("release", "show", "payments@1");
        var committed = console.out();
        Files.writeString(console.folder().resolve("config/prod.yaml"), "changed: true\n");

        create("1", "--config", "config/prod.yaml", "--commit", "HEAD");
        console.run("release", "show", "payments@1");
        assertThat(console.out()).isEqualTo(committed).contains("commit");
        create("2", "--config", "config/prod.yaml");
        console.run("release", "show", "payments@2");
        assertThat(console.out())
                .contains("sha256:" + Bytes.utf8("changed: true\n").sha256().hex());
    }

    @Test
    void aReceiptIsCheckedWithoutTheLedger() {
        create("1.4.2", "--artifact", API);
        console.run("ledger", "key");
        var key = VerifierKey.parse(console.out().strip()).orElseThrow();
        console.run("ledger", "receipt", "payments@1.4.2");

        var receipt = Receipt.parse(Bytes.utf8(console.out())).orElseThrow();
        assertThat(receipt.proves(key, Ed25519::holds)).isPresent();
        assertThat(receipt.index()).isEqualTo(1);
    }

    @Test
    void allMistakesAreToldAtOnce() {
        var mistaken = console.run(
                "release",
                "create",
                "--app",
                "Payments",
                "--artifact",
                "api=example.org/api:latest",
                "--config",
                "../x");

        assertThat(mistaken).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("--version is needed", "--app", "a tag can be moved", "names files below");
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }

    @Test
    void aSymbolicLinkIsNoFileOfARelease() throws IOException {
        Files.createSymbolicLink(console.folder().resolve("link.yaml"), Path.of("config/prod.yaml"));

        assertThat(create("1", "--config", "link.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("symbolic link");
    }

    @Test
    void aStoreThatIsGoneIsNotBegunAnewByMistake() throws IOException {
        create("1", "--artifact", API);
        deleteStore();

        assertThat(create("2", "--artifact", API)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("is not there any more", "--new-log");
        assertThat(create("2", "--artifact", API, "--new-log")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void whereThereIsNoLedgerThatIsSaid() {
        assertThat(console.run("ledger", "show")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("there is no ledger", "release create");
    }

    @Test
    void anotherMachineReadsNothingThatNobodyVouchesFor() throws IOException {
        create("1", "--artifact", API);
        Files.move(home().resolve(".config"), home().resolve("elsewhere"));

        assertThat(console.run("ledger", "show")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("untrusted", "fairway.local/");
        assertThat(create("2", "--artifact", API)).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("the key of this log is not here");
    }

    @Test
    void aStoreSetBackToAnOlderCopyIsNotAppendedTo() throws IOException {
        create("1", "--artifact", API);
        var database = console.folder().resolve(".fairway/store/ledger.db");
        var older = Files.readAllBytes(database);
        create("2", "--artifact", API);
        Files.write(database, older);

        assertThat(create("3", "--artifact", API)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("rolled back");
    }

    private Path home() {
        return Path.of(console.folder() + "-home");
    }

    private void deleteStore() throws IOException {
        try (var files = Files.list(console.folder().resolve(".fairway/store"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void migrationsArePartOfARelease() throws IOException {
        var folder = Files.createDirectories(console.folder().resolve("sql"));
        Files.writeString(folder.resolve("V1__payment.sql"), "create table payment (id bigint primary key);\n");
        Files.writeString(folder.resolve("V2__currency.sql"), "alter table payment add column currency char(3);\n");

        assertThat(create("1", "--migrations", "db=flyway:sql/")).isEqualTo(Exit.CLEAN);
        console.run("release", "show", "payments@1");
        // The digest of docs/ledger-format.md, which was made without this code.
        assertThat(console.out())
                .contains("migrations", "ee37b47114e30cbc3cd82b9406335490bc562e9bdd51962e8d5ab90446b2a3b7");

        assertThat(create("2", "--migrations", "db=liquibase:sql")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("V1__payment.sql or V2__currency.sql may be the first change log");
        Files.writeString(folder.resolve("V2.0__again.sql"), "");
        assertThat(create("2", "--migrations", "db=flyway:sql")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("V2__currency.sql", "have one version");
    }

    @Test
    void aTestReportIsBoundOnceAndAFailedOneIsEvidence() throws IOException {
        create("1", "--artifact", API);
        report("passed.xml", "<testcase name='a'/><testcase name='b'/>", 2, 0);
        report("failed.xml", "<testcase name='a'/><testcase name='b'><failure/></testcase>", 2, 1);

        assertThat(add("--type", "test-result", "--file", "passed.xml")).isEqualTo(Exit.CLEAN);
        assertThat(add("--type", "test-result", "--file", "passed.xml")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before");
        assertThat(add("--type", "test-result", "--file", "failed.xml", "--artifact", "api", "--in", "stage"))
                .isEqualTo(Exit.CLEAN);
        console.run("evidence", "list", "payments@1");
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.out()).contains("passed", "failed", "test-result of api in stage", "2 tests");
    }

    @Test
    void whatProvesNothingIsRefused() throws IOException {
        create("1", "--artifact", API);
        report("none.xml", "", 0, 0);

        assertThat(add("--type", "test-result", "--file", "none.xml")).isEqualTo(Exit.MISTAKE);
        assertThat(add("--type", "test-result", "--file", "config/prod.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(add("--type", "test-result", "--file", "missing.xml")).isEqualTo(Exit.MISTAKE);
        assertThat(add("--type", "test-result", "--file", "none.xml", "--artifact", "web"))
                .isEqualTo(Exit.MISTAKE);
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(2);
    }

    @Test
    void aStrangerVerifiesTheExport() throws IOException {
        create("1", "--artifact", API);
        report("passed.xml", "<testcase name='a'/>", 1, 0);
        add("--type", "test-result", "--file", "passed.xml");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("whole", "3 entries");
        console.run("ledger", "key");
        var key = console.out().strip();
        assertThat(console.run("ledger", "export", "exported")).isEqualTo(Exit.CLEAN);
        console.run("ledger", "receipt", "payments@1", "--output", "x.tlog-proof");
        // The stranger has neither store nor keys.
        Files.move(home().resolve(".config"), home().resolve("elsewhere"));

        assertThat(console.run("ledger", "verify", "exported")).isEqualTo(Exit.UNSEEN);
        assertThat(console.run("ledger", "verify", "exported", "--key", key)).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "verify", "x.tlog-proof", "--key", key))
                .isEqualTo(Exit.CLEAN);
        var other = new SampleKey().text();
        assertThat(console.run("ledger", "verify", "exported", "--key", other)).isEqualTo(Exit.FINDINGS);
        assertThat(console.run("ledger", "verify", "x.tlog-proof", "--key", other))
                .isEqualTo(Exit.FINDINGS);
        Files.writeString(console.folder().resolve("exported/foreign"), "");
        assertThat(console.run("ledger", "verify", "exported", "--key", key)).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("foreign");
    }

    @Test
    void aStoreSetBackIsNotWhole() throws IOException {
        create("1", "--artifact", API);
        var database = console.folder().resolve(".fairway/store/ledger.db");
        var older = Files.readAllBytes(database);
        create("2", "--artifact", API);
        Files.write(database, older);

        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("rolled back");
    }

    @Test
    void anIndexThatWasTakenAwayDeceivesNobody() throws Exception {
        create("1", "--artifact", API);
        report("failed.xml", "<testcase name='b'><failure/></testcase>", 1, 1);
        add("--type", "test-result", "--file", "failed.xml");
        change("DELETE FROM revision WHERE stream = 'release/payments@1'", "DELETE FROM subject");

        assertThat(create("1", "--config", "config/prod.yaml")).isEqualTo(Exit.FINDINGS);
        console.run("evidence", "list", "payments@1");
        assertThat(console.out()).contains("failed");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void noTokenIsKeptAsANameAndNoPlainNameIsTakenForOne() {
        var token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";

        assertThat(create(token, "--artifact", API)).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("looks like a secret").doesNotContain(token);
        assertThat(create("1", "--artifact", API.replaceFirst("^[a-z]+=", "auth-token-password=")))
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void indexesAreMadeAnewFromTheEntries() throws Exception {
        create("1", "--artifact", API);
        change("DELETE FROM revision", "DELETE FROM node", "DROP TABLE bucket");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);

        assertThat(console.run("ledger", "rebuild")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).isEqualTo("made anew from 2 entries\n");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
        assertThat(create("2", "--artifact", API)).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aMissingEntryIsNoMistakeOfOurs() throws Exception {
        create("1", "--artifact", API);
        create("2", "--artifact", API);
        change("DELETE FROM entry WHERE idx = 1");

        assertThat(console.run("ledger", "show")).isEqualTo(Exit.FINDINGS);
        assertThat(console.run("release", "list")).isEqualTo(Exit.FINDINGS);
        assertThat(create("3", "--artifact", API)).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void anotherLogInTheStoresPlaceIsToldAndAnEmptiedOneIsNotBegunAnew() throws IOException {
        create("1", "--artifact", API);
        var database = console.folder().resolve(".fairway/store/ledger.db");
        var own = Files.readAllBytes(database);
        deleteStore();
        create("2", "--artifact", API, "--new-log");
        Files.write(database, own);

        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("in its place");
        assertThat(create("3", "--artifact", API)).isEqualTo(Exit.FINDINGS);
        Files.write(database, new byte[0]);
        assertThat(create("3", "--artifact", API)).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("it has 0 entries, and this machine has signed 2: it was rolled back");
    }

    /// As somebody who may write to the database.
    private void change(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + console.folder() + "/.fairway/store/ledger.db");
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    private Exit add(String... more) {
        var arguments = new ArrayList<>(List.of("evidence", "add", "payments@1"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private void report(String name, String cases, int tests, int failures) throws IOException {
        Files.writeString(
                console.folder().resolve(name),
                "<testsuite name='api' tests='%d' failures='%d' errors='0' skipped='0'>%s</testsuite>"
                        .formatted(tests, failures, cases));
    }

    /// The key of a log that nobody has seen.
    private record SampleKey() {
        String text() {
            return new SigningKey(
                            "example.org/other",
                            VerifierKey.Type.NOTE,
                            Bytes.utf8("other").sha256())
                    .verifier()
                    .toString();
        }
    }
}
