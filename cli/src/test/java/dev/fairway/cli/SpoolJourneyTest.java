package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.cli.command.Exit;
import dev.fairway.formats.report.SchemaFiles;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import dev.fairway.ledger.fact.Signer;
import dev.fairway.ledger.journal.AppendResult;
import dev.fairway.ledger.journal.Commits;
import dev.fairway.ledger.journal.Draft;
import dev.fairway.ledger.journal.Journal;
import dev.fairway.ledger.keys.KeyFolder;
import dev.fairway.ledger.log.Author;
import dev.fairway.ledger.log.Known;
import dev.fairway.ledger.note.SigningKey;
import dev.fairway.ledger.sign.Ed25519;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Evidence while the ledger cannot be reached.
@ExtendWith(StoryConsole.class)
final class SpoolJourneyTest extends SpoolStory {

    SpoolJourneyTest(Console console) {
        super(console);
    }

    @Test
    void itWaitsWhereOnlyItsOwnerCanReadIt() throws IOException {
        takeAway();

        assertThat(add("--format", "json")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"spooled\": true", "\"recorded\": false", "\"result\": \"PASSED\"");
        assertThat(console.err()).contains("waits in the spool", "evidence spool flush");
        assertThat(spooled()).singleElement().satisfies(file -> {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                    .isEqualTo("rwx------");
        });
        assertThat(add("--require-receipt")).isEqualTo(Exit.UNSEEN);
        assertThat(flush()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("2 go on waiting");
        assertThat(spooled()).hasSize(2);
    }

    @Test
    void itIsRecordedOnceHoweverOftenItIsReplayed() throws IOException {
        takeAway();
        add("--in", "stage");
        var file = spooled().getFirst();
        var order = Files.readAllBytes(file);
        bringBack();

        assertThat(flush("--format", "json")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": true", "\"index\": 2", "\"kept\": []");
        assertThat(spooled()).isEmpty();
        // As if it had been broken off between the entry and the removal.
        Files.write(file, order);
        assertThat(flush("--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": false", "\"index\": 2");
        assertThat(entries()).isEqualTo(3);
        assertThat(flush()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).isEqualTo("nothing waits in the spool\n");
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void whatIsRefusedIsKept() throws IOException {
        takeAway();
        console.run("evidence", "add", "payments@9", "--type", "test-result", "--file", "TEST-api.xml");
        console.run(
                "evidence",
                "add",
                "payments@1",
                "--type",
                "test-result",
                "--file",
                "TEST-api.xml",
                "--artifact",
                "web");
        var before = spooled();
        add();
        var cut = spooled().stream()
                .filter(file -> !before.contains(file))
                .findFirst()
                .orElseThrow();
        Files.write(cut, new byte[] {'{'});
        add("--in", "stage");
        bringBack();

        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("no release 'payments@9'", "no artifact 'web'", "not what was put there", "(entry 2)");
        assertThat(spooled()).hasSize(3);
        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    void whatWillNeverBeRecordedIsTakenOut() throws IOException {
        takeAway();
        console.run("evidence", "add", "payments@9", "--type", "test-result", "--file", "TEST-api.xml", "--in", "dev");
        add("--artifact", "api");
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaFiles.read("evidence-commands").orElseThrow(), InputFormat.JSON);

        assertThat(console.run("evidence", "spool", "list", "--format", "json")).isEqualTo(Exit.CLEAN);
        assertThat(schema.validate(console.out(), InputFormat.JSON)).isEmpty();
        assertThat(console.run("evidence", "spool", "list")).isEqualTo(Exit.CLEAN);
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.out()).contains("test-result of payments@9, ran in dev", "test-result of api in payments@1");
        var bad = console.out()
                .lines()
                .filter(line -> line.contains("@9"))
                .findFirst()
                .orElseThrow();
        assertThat(console.run("evidence", "spool", "drop", bad.substring(0, 12)))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .isEqualTo(bad.substring(0, 32) + " was taken out of the spool, and is not recorded\n");
        assertThat(spooled()).hasSize(1);
        assertThat(console.run("evidence", "spool", "drop", bad.substring(0, 12)))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("nothing in the spool has the id");
        assertThat(console.run("evidence", "spool", "drop", "")).isEqualTo(Exit.MISTAKE);
        bringBack();
        assertThat(flush()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void theGroupTellsItsCommands() {
        assertThat(console.run("evidence", "spool")).isEqualTo(Exit.MISTAKE);
        assertThat(console.out()).contains("evidence spool list", "evidence spool flush", "evidence spool drop");
        assertThat(console.run("evidence", "spool", "--help")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("evidence", "spool", "flsh")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("no command 'evidence spool flsh'; did you mean 'evidence spool flush'?");
    }

    @Test
    void aKeyThatWasRevokedMeanwhileSignsNothing() throws IOException {
        takeAway();
        add();
        bringBack();
        revoke();

        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("the key that signs here, SHA256:", "was ended; move ", "/signer.pem elsewhere");
        assertThat(spooled()).hasSize(1);
    }

    @Test
    void mistakesAreToldAtOnceAndNothingWaits() throws IOException {
        console.write("empty.xml", "").write("secret.json", "{\"token\": \"ghp_" + "a1B2".repeat(9) + "\"}");
        takeAway();

        assertThat(console.run(
                        "evidence", "add", "pay ments", "--type", "X", "--file", "empty.xml", "--flags", "secret.json"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("is no release", "--type takes", "empty.xml", "secret.json", "name it with --in")
                .doesNotContain("ghp_");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void noLedgerIsBegunByEvidence() throws IOException {
        takeAway();
        try (var notes = Files.walk(home().resolve(".local/state/fairway/stores"))) {
            for (var note : notes.filter(Files::isRegularFile).toList()) {
                Files.delete(note);
            }
        }

        assertThat(add()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("there is no ledger in");
        assertThat(store()).doesNotExist();
    }

    @Test
    void whereItRanIsToldWithTheStateAndTheFlagsOfThen() {
        var state = "sha256:" + "d".repeat(64);
        console.write("flags.json", "{\"newCheckout\": true}\n");

        assertThat(add("--in", "stage", "--snapshot", state, "--flags", "flags.json"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(add("--in", "stage", "--snapshot", state, "--flags", "flags.json", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": false", "\"index\": 2", "\"spooled\": false");
        console.run("evidence", "list", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"in\": \"stage\"", "\"snapshot\": \"" + state, "\"flags\": \"sha256:");
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(add("--snapshot", state)).isEqualTo(Exit.MISTAKE);
        assertThat(add("--in", "stage", "--snapshot", "x")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void aLineLeadsToItsEntryAndItsFile() {
        var file = Digest.of(Bytes.utf8(REPORT)).text();
        var brief = file.substring(0, "sha256:".length() + 12);
        add("--in", "stage", "--snapshot", "sha256:" + "d".repeat(64));
        add("--in", "stage", "--snapshot", "sha256:" + "e".repeat(64));

        console.run("evidence", "list", "payments@1");
        assertThat(console.out().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .contains("entry 2  passed  test-result of payments@1 in stage, 2 tests, file " + brief)
                .contains("snapshot sha256:dddddddddddd")
                .doesNotContain("failures");
        console.run("evidence", "list", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"file\": \"" + file, "\"keeping\": \"kept\"", "\"blob\": \"sha256:");
        console.run("release", "show", "payments@1");
        assertThat(console.out()).contains("evidence    2 (2 passed), told by fairway evidence list");
        assertThat(console.run("ledger", "erase", file, "--reason", "names a person"))
                .isEqualTo(Exit.CLEAN);
        console.run("evidence", "list", "payments@1");
        assertThat(console.out().lines()).allSatisfy(line -> assertThat(line).contains("the file was erased"));
        console.run("evidence", "list", "payments@1", "--format", "json");
        assertThat(console.out()).contains("\"keeping\": \"erased\"", "\"file\": null");
    }

    @Test
    void bytesThatAreBoundToAnotherReleaseAreFlagged() {
        add();
        console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                "2",
                "--artifact",
                "api=x@sha256:" + "b".repeat(64));

        assertThat(console.run("evidence", "add", "payments@2", "--type", "test-result", "--file", "TEST-api.xml"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("the same bytes are bound to payments@1, too (entry 2)");
        console.run(
                "evidence", "add", "payments@2", "--type", "test-result", "--file", "TEST-api.xml", "--format", "json");
        assertThat(console.out()).contains("\"name\": \"payments@1\"", "\"index\": 2", "\"alsoBound\"");
    }

    /// Ends the key that signs here by another one of the same actor.
    private void revoke() throws IOException {
        var keys = new KeyFolder(home().resolve(".config/fairway/keys"), new SecureRandom());
        Path logKey;
        try (var files = Files.walk(home().resolve(".config/fairway/keys"))) {
            logKey = files.filter(it -> it.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
        var log = SigningKey.parse(Files.readString(logKey).strip()).orElseThrow();
        var other = new Signer(Bytes.of(new byte[32]));
        try (var store = SqliteLedgerStore.open(store(), Duration.ofSeconds(5))) {
            InstantSource clock = () -> Instant.parse("2026-11-21T12:00:00Z");
            var journal =
                    new Journal(new Commits(store, log, keys.mark(log.verifier().name()), clock, Ed25519::holds));
            var first = store.read(Known::first);
            var holder = store.read(contents ->
                    contents.holder(keys.signer().key().fingerprint()).orElseThrow());
            var own = new Author(log.verifier(), first, keys.signer(), SpoolJourneyTest::id, clock);
            var others = new Author(log.verifier(), first, other, SpoolJourneyTest::id, clock);
            assertThat(journal.append(Draft.of(own.add(holder.actor(), other, 2))))
                    .isInstanceOf(AppendResult.Appended.class);
            assertThat(journal.append(Draft.of(others.revoke(holder, 3)))).isInstanceOf(AppendResult.Appended.class);
        }
    }

    private static String id() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
