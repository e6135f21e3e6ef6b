package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What is written beside the ledger, when something is wrong with it or with where it goes.
@ExtendWith(StoryConsole.class)
final class ExportJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);

    private final Console console;

    ExportJourneyTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void aLedger() {
        create("1");
    }

    private void create(String version) {
        console.run("release", "create", "--app", "payments", "--version", version, "--artifact", API);
    }

    private Path database() {
        return console.folder().resolve(".fairway/store/ledger.db");
    }

    @Test
    void aDamagedStoreIsNotExported() throws Exception {
        var whole = Files.readAllBytes(database());
        for (var damage : List.of(
                "UPDATE entry SET envelope = x'7b7d' WHERE idx = 1",
                "UPDATE entry SET leaf = (SELECT leaf FROM entry WHERE idx = 0) WHERE idx = 1",
                "DELETE FROM entry WHERE idx = 1",
                "DELETE FROM blob")) {
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                    var statement = connection.createStatement()) {
                statement.executeUpdate(damage);
            }
            assertThat(console.run("ledger", "export", "copy")).as(damage).isEqualTo(Exit.FINDINGS);
            assertThat(console.folder().resolve("copy/checkpoint")).doesNotExist();
            assertThat(console.run("ledger", "verify")).as(damage).isEqualTo(Exit.FINDINGS);
            Files.write(database(), whole);
        }
        assertThat(console.run("ledger", "export", "copy")).isEqualTo(Exit.CLEAN);
        assertThat(console.run("ledger", "verify", "copy")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void whatIsRecordedThoughItsReportIsLostIsNoMistake() {
        assertThat(console.run(
                        "release",
                        "create",
                        "--app",
                        "payments",
                        "--version",
                        "2",
                        "--artifact",
                        API,
                        "--output",
                        "/dev/full"))
                .isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("what the command records is recorded");
        console.run("release", "list");
        assertThat(console.out().lines()).hasSize(2);
    }

    @Test
    void whatAFolderIsCalledDoesNothingToTheTerminal() {
        for (var command : List.of("export", "verify")) {
            assertThat(console.run("ledger", command, "ex\u001b[31m")).isEqualTo(Exit.CLEAN);
            assertThat(console.out()).contains("ex\\u{1b}[31m").doesNotContain("\u001b");
        }
        console.write("ex\u001b[31m/foreign", "x");
        assertThat(console.run("ledger", "verify", "ex\u001b[31m")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("not whole: ex\\u{1b}[31m").doesNotContain("\u001b");
    }

    /// Only the one that was named: below it nothing is to be elsewhere.
    @Test
    void aLinkToAnExportIsFollowed() throws Exception {
        console.run("ledger", "export", "copy");
        var link = Files.createSymbolicLink(console.folder().resolve("newest"), Path.of("copy"));

        assertThat(console.run("ledger", "verify", "newest")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("whole: newest, ");
        Files.move(console.folder().resolve("copy/tile"), console.folder().resolve("elsewhere"));
        Files.createSymbolicLink(console.folder().resolve("copy/tile"), Path.of("../elsewhere"));
        assertThat(console.run("ledger", "verify", "newest")).isEqualTo(Exit.FINDINGS);
        assertThat(link).isSymbolicLink();
    }

    @Test
    void twoExportsIntoOneFolderWaitForEachOther() throws Exception {
        for (var version = 2; version < 6; version++) {
            create("" + version);
        }
        try (var threads = Executors.newFixedThreadPool(4)) {
            var exits = IntStream.range(0, 8)
                    .mapToObj(_ ->
                            threads.submit(() -> Console.in(console.folder()).run("ledger", "export", "copy")))
                    .toList();
            for (var exit : exits) {
                assertThat(exit.get()).isEqualTo(Exit.CLEAN);
            }
        }
        assertThat(console.run("ledger", "verify", "copy")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aCheckpointThatCannotBeReadIsNamed() throws Exception {
        console.run("ledger", "key", "--output", "payments.vkey");
        console.run("ledger", "export", "copy");
        var checkpoint = console.folder().resolve("copy/checkpoint");
        var note = Files.readString(checkpoint);
        assertThat(console.run("ledger", "verify", "copy", "--key", "payments.vkey"))
                .isEqualTo(Exit.CLEAN);
        for (var damage : List.of(note + "x", "")) {
            Files.writeString(checkpoint, damage);
            assertThat(console.run("ledger", "verify", "copy", "--key", "payments.vkey"))
                    .isEqualTo(Exit.FINDINGS);
            assertThat(console.out()).contains("checkpoint: it is no signed note to the letter");
            assertThat(console.run("ledger", "verify", "copy")).isEqualTo(Exit.UNSEEN);
            assertThat(console.err())
                    .contains("checkpoint: it is no signed note")
                    .doesNotContain("vouches");
        }
        Files.delete(checkpoint);
        assertThat(console.run("ledger", "verify", "copy", "--key", "payments.vkey"))
                .isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("checkpoint: it is missing");
    }

    @Test
    void aFileThatHoldsNoKeyIsAMistake() throws Exception {
        Files.writeString(console.folder().resolve("two.vkey"), "a\nb\n");

        assertThat(console.run("ledger", "verify", "--key", "two.vkey")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("two.vkey: --key takes a file that holds one NAME+ID+KEY");
        assertThat(console.run("ledger", "verify", "--key", "missing.vkey")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("or the name of a file");
    }
}
