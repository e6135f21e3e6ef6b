package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.engine.release.SpooledOrder;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
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
                .orElseThrow();
        assertThat(waiting.meant()).contains(id);
        assertThat(waiting.toCarryOut().release()).isEqualTo(id);
        assertThat(waiting.order().release()).isEqualTo("payments@1");
        Files.delete(lock);
        assertThat(flush()).as(console.out()).isEqualTo(Exit.CLEAN);
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
        assertThat(console.err()).contains("fairway evidence spool drop " + id);
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
