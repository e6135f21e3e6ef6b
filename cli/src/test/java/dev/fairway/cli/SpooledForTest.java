package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an order in the spool is meant for, and what happens to it when that is there no more.
@ExtendWith(StoryConsole.class)
final class SpooledForTest extends SpoolStory {

    SpooledForTest(Console console) {
        super(console);
    }

    /// The name stands for something else there.
    @Test
    void whatIsMeantForAnotherLedgerIsKept() throws IOException {
        takeAway();
        add();
        var other = "api=x@sha256:" + "b".repeat(64);
        assertThat(console.run(
                        "release", "create", "--app", "payments", "--version", "1", "--artifact", other, "--new-log"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        var before = entries();

        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("it is meant for the ledger ", "another one", "evidence spool drop");
        assertThat(flush("--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("\"evidence\": []", "it is meant for the ledger ");
        assertThat(spooled()).hasSize(1);
        assertThat(entries()).isEqualTo(before);
    }

    /// A store that can be read says which release is meant, though nothing can be appended to it.
    @Test
    void whatWaitsIsBoundToTheReleaseThatWasMeantThen() throws IOException {
        var lock = store().resolve("ledger.lock");
        Files.delete(lock);
        Files.createDirectory(lock);

        assertThat(add("--require-receipt")).as(console.err()).isEqualTo(Exit.UNSEEN);

        console.run("release", "show", "payments@1", "--format", "json");
        var id = console.out().replaceAll("(?s).*?\"id\": \"(sha256:[0-9a-f]{64})\".*", "$1");
        var waiting = SpooledOrder.parse(Bytes.of(Files.readAllBytes(spooled().getFirst())))
                .whole()
                .orElseThrow();
        assertThat(waiting.meant()).contains(id);
        assertThat(waiting.toCarryOut().release()).isEqualTo(id);
        assertThat(waiting.order().release()).isEqualTo("payments@1");
        Files.delete(lock);
        assertThat(flush()).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    /// Whoever adds something signs it, and nobody in his place; what others have added is recorded all the same.
    @Test
    void whatWaitsIsSignedByWhoAddedIt() throws IOException, NoSuchAlgorithmException {
        var key = MachineJourneyTest.pem();
        takeAway();
        console.set("FAIRWAY_SIGNING_KEY", key);
        add("--in", "ci");
        console.set("FAIRWAY_SIGNING_KEY", "");
        add("--in", "stage");
        bringBack();
        console.run("evidence", "spool", "list");
        var line = console.out()
                .lines()
                .filter(it -> it.contains("ran in ci"))
                .findFirst()
                .orElseThrow();
        var id = line.substring(0, 32);
        var fingerprint = line.replaceFirst(".* added with ", "");
        assertThat(fingerprint).startsWith("SHA256:");

        for (var time = 0; time < 2; time++) {
            assertThat(flush()).isEqualTo(Exit.FINDINGS);
            assertThat(console.out())
                    .contains("kept %s: it was added with the key %s, and SHA256:".formatted(id, fingerprint))
                    .contains("flush it with that key (FAIRWAY_SIGNING_KEY)", "fairway evidence spool drop ID");
            assertThat(spooled()).hasSize(1);
        }
        assertThat(entries()).isEqualTo(3);
        console.set("FAIRWAY_SIGNING_KEY", key);
        assertThat(flush("--format", "json")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"recorded\": true", "\"kept\": []");
        console.run("ledger", "show");
        assertThat(console.out()).contains("signed for the first time, as somebody new, with the key " + fingerprint);
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void whatWasAddedWithAKeyThatEndedIsNotSignedByAnother() throws IOException, NoSuchAlgorithmException {
        var key = MachineJourneyTest.pem();
        console.set("FAIRWAY_SIGNING_KEY", key);
        add("--in", "ci");
        takeAway();
        add("--in", "stage");
        console.run("evidence", "spool", "list");
        var fingerprint = console.out().strip().replaceFirst(".* added with ", "");
        bringBack();
        console.set("FAIRWAY_SIGNING_KEY", "");
        assertThat(console.run("ledger", "key", "revoke", fingerprint))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        var before = entries();

        assertThat(flush("--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out())
                .contains("it was added with the key %s, which was ended: take it out".formatted(fingerprint));
        console.set("FAIRWAY_SIGNING_KEY", key);
        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("was ended");
        assertThat(entries()).isEqualTo(before);
    }

    /// As early versions wrote one.
    @Test
    void whatDoesNotSayWhoAddedItIsSignedByNobody() throws IOException {
        takeAway();
        add();
        var file = spooled().getFirst();
        var order =
                SpooledOrder.parse(Bytes.of(Files.readAllBytes(file))).whole().orElseThrow();
        var early = new SpooledOrder(order.order(), order.log(), order.meant(), Optional.empty());
        Files.write(file, early.bytes().array());
        bringBack();

        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("it does not say with which key it was added");
        assertThat(spooled()).hasSize(1);
    }

    /// Nobody could say later whose it is.
    @Test
    void nothingWaitsWithAKeyThatIsNone() throws IOException {
        takeAway();
        console.set("FAIRWAY_SIGNING_KEY", "nowhere.pem");

        assertThat(add()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("FAIRWAY_SIGNING_KEY");
        assertThat(spooled()).isEmpty();
    }

    @Test
    void whatWaitsForAnotherStoreIsTold() throws IOException {
        takeAway();
        add();
        bringBack();
        console.set("FAIRWAY_STORE", console.folder() + "/elsewhere");

        assertThat(console.run("evidence", "spool", "list")).isEqualTo(Exit.CLEAN);
        assertThat(console.out())
                .isEqualTo("nothing waits in the spool\n1 for the store FAIRWAY_STORE=%s, which is another one\n"
                        .formatted(store()));
        console.run("evidence", "spool", "list", "--format", "json");
        assertThat(console.out())
                .contains("\"waiting\": []")
                .containsPattern(
                        "\"elsewhere\": \\[\\s*\\{\\s*\"store\": \"%s\",\\s*\"waiting\": 1".formatted(store()));
    }

    @Test
    void whatIsKeptIsDroppedByTheNameThatIsPrinted() throws IOException {
        takeAway();
        console.run("evidence", "add", "payments@9", "--type", "test-result", "--file", "TEST-api.xml");
        bringBack();
        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("fairway evidence spool drop ID takes out");
        var name = console.out().replaceAll("(?s)kept ([0-9a-f]{32}): .*", "$1");

        assertThat(console.run("evidence", "spool", "drop", name))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(flush()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void whatOthersCouldHavePutThereIsNotSigned() throws IOException {
        takeAway();
        add();
        bringBack();
        var spool = spooled().getFirst().resolveSibling("");
        Files.setPosixFilePermissions(spool, PosixFilePermissions.fromString("rwxrwx---"));

        assertThat(flush()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("others can write to it", "chmod 700");
        assertThat(spooled()).hasSize(1);
        Files.setPosixFilePermissions(spool, PosixFilePermissions.fromString("rwx------"));
        assertThat(flush()).isEqualTo(Exit.CLEAN);
    }

    /// As a repository brings it that somebody has cloned.
    @Test
    void aLinkInThePlaceOfTheLedgerIsNotFollowed() throws IOException {
        var elsewhere = Files.createDirectory(console.folder().resolve("elsewhere"));
        takeAway();
        Files.createSymbolicLink(store(), elsewhere);

        assertThat(add()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("is a link; name the folder", "FAIRWAY_STORE");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.MISTAKE);
        assertThat(elsewhere).isEmptyDirectory();
        Files.delete(store());
        bringBack();
        var folder = console.folder().resolve(".fairway");
        var moved = Files.move(folder, console.folder().resolve("moved"));
        Files.createSymbolicLink(folder, moved);
        assertThat(console.run("release", "list")).isEqualTo(Exit.MISTAKE);
        console.set("FAIRWAY_STORE", store().toString());
        assertThat(console.run("release", "list")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void erasingNamesWhatWaitsWithTheSameBytes() throws IOException {
        add();
        console.write("other.xml", REPORT.replace("api", "web"));
        takeAway();
        add("--in", "stage");
        console.run("evidence", "add", "payments@1", "--type", "test-result", "--file", "other.xml");
        bringBack();
        console.run("evidence", "spool", "list");
        var id = console.out()
                .lines()
                .filter(line -> line.contains("stage"))
                .findFirst()
                .orElseThrow()
                .substring(0, 32);
        console.run("evidence", "list", "payments@1", "--format", "json");
        var blob = console.out().replaceAll("(?s).*?\"blob\": \"(sha256:[0-9a-f]{64})\".*", "$1");

        // By what is kept in salt: the digest of the bytes is known no more once it is gone.
        assertThat(console.run("ledger", "erase", blob, "--reason", "names a person", "--format", "json"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).containsPattern("\"spooled\": \\[\\s*\"" + id + "\"\\s*\\]");
        var plain = Digest.of(Bytes.utf8(REPORT)).text();
        assertThat(console.run("ledger", "erase", plain, "--reason", "names a person"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("fairway evidence spool drop " + id)
                .contains("kept with salt and is erased nobody can tell its own digest", "ledger show --type erasure");
        flush();
        takeAway();
        add("--in", "prod");
        bringBack();
        assertThat(console.run("ledger", "erase", plain, "--reason", "names a person"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out().lines().filter(line -> line.contains("evidence spool drop")))
                .hasSize(1);
        assertThat(console.out()).contains("spools of other machines may: they are out of reach");
    }
}
