package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What `fairway doctor` tells of a ledger, and that it leaves all as it is.
@ExtendWith(StoryConsole.class)
final class DoctorOfLedgersTest {

    private final Console console;

    DoctorOfLedgersTest(Console console) {
        this.console = console;
    }

    private String doctor() {
        assertThat(console.run("doctor")).as(console.err()).isEqualTo(Exit.CLEAN);
        return console.out();
    }

    private List<Path> home() throws IOException {
        var home = Path.of(console.folder() + "-home");
        if (!Files.exists(home)) {
            return List.of();
        }
        try (var files = Files.walk(home)) {
            return files.sorted().toList();
        }
    }

    @Test
    void whereThereIsNoLedgerNothingIsWrong() throws IOException {
        var before = home();

        assertThat(doctor())
                .containsPattern("ok +ledger +none in .*/repository/.fairway/store")
                .containsPattern("ok +spool +nothing waits");
        assertThat(home()).isEqualTo(before);
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }

    @Test
    void whereItIsAndWhoAppendsAndWhatWaitsIsTold() throws IOException {
        var payments = new PaymentsLedger(console);
        payments.create("1");
        payments.create("2");
        assertThat(doctor())
                .containsPattern("ok +ledger +.*/repository/.fairway/store, 3 entries, fairway.local/")
                .containsPattern("ok +appending +yes, with the key SHA256:")
                .containsPattern("ok +mark +the store agrees");
        var store = console.folder().resolve(".fairway/store");
        Files.move(store, console.folder().resolve("away"));
        console.write("TEST-a.xml", "<testsuite name='a' tests='1'><testcase name='t'/></testsuite>");
        console.run("evidence", "add", "payments@1", "--type", "test-result", "--file", "TEST-a.xml");
        assertThat(doctor())
                .containsPattern("note +ledger +the ledger .* is not there any more")
                .containsPattern("note +spool +1 waiting");
        Files.move(console.folder().resolve("away"), store);

        console.set("XDG_CONFIG_HOME", console.folder().resolve("elsewhere").toString());
        assertThat(doctor()).containsPattern("note +ledger +.*nobody here vouches for it");
    }

    @Test
    void aStoreThatWasSetBackIsTold() throws IOException {
        var payments = new PaymentsLedger(console);
        payments.create("1");
        var store = console.folder().resolve(".fairway/store/ledger.db");
        var before = Files.readAllBytes(store);
        payments.create("2");
        Files.write(store, before);
        for (var beside : List.of("ledger.db-wal", "ledger.db-shm")) {
            Files.deleteIfExists(store.resolveSibling(beside));
        }

        assertThat(doctor())
                .containsPattern("note +appending +no: the store is not what this machine has seen")
                .containsPattern("note +mark +it has \\d entries, and this machine has signed \\d");
    }

    @Test
    void aTableTooManyIsTold() throws SQLException {
        new PaymentsLedger(console).create("1");
        var store = console.folder().resolve(".fairway/store/ledger.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                var statement = connection.createStatement()) {
            statement.executeUpdate("CREATE TRIGGER t AFTER INSERT ON entry BEGIN DELETE FROM blob; END");
        }

        assertThat(doctor())
                .containsPattern("note +appending +no: the store's database has the trigger t,.*ledger rebuild");
        console.run("ledger", "rebuild");
        assertThat(doctor()).containsPattern("ok +appending +yes");
    }
}
