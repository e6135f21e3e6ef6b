package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.store.sqlite.SqliteLedgerStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A store that was lost or set back: what is said, on which machine, and how to go on.
@ExtendWith(StoryConsole.class)
final class LostStoreJourneyTest {

    private static final String API = "api=registry.example/payments-api@sha256:" + "a".repeat(64);

    private final Console console;
    private String key = "";
    private byte[] older = {};

    LostStoreJourneyTest(Console console) {
        this.console = console;
    }

    @BeforeEach
    void aLedgerAndACopyOfIt() throws IOException {
        create("1");
        older = Files.readAllBytes(database());
        create("2");
        console.run("ledger", "key");
        key = console.out().strip();
    }

    private Exit create(String version, String... more) {
        var all = new ArrayList<>(
                List.of("release", "create", "--app", "payments", "--version", version, "--artifact", API));
        all.addAll(List.of(more));
        return console.run(all.toArray(String[]::new));
    }

    private Path home() {
        return Path.of(console.folder() + "-home");
    }

    private Path store() {
        return console.folder().resolve(".fairway/store");
    }

    private Path database() {
        return store().resolve("ledger.db");
    }

    private String origin() {
        return key.substring(0, key.indexOf('+'));
    }

    private Path logKey() throws IOException {
        try (var files = Files.list(home().resolve(".config/fairway/keys"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /// A machine that is new in each run, as those of CI are.
    private void onAFreshRunner(String name) throws IOException {
        console.set("FAIRWAY_LOG_KEY", Files.readString(logKey()));
        console.set("XDG_CONFIG_HOME", home() + "/" + name + "/config");
        console.set("XDG_STATE_HOME", home() + "/" + name + "/state");
    }

    @Test
    void aMachineThatCouldNotTellThatTheStoreWasSetBackSaysSo() throws IOException {
        onAFreshRunner("first");
        assertThat(create("3")).isEqualTo(Exit.CLEAN);
        assertThat(console.err().lines()).hasSize(1);
        assertThat(console.err()).contains("neither its mark nor anything that was seen", "--since RECEIPT");
        assertThat(create("4")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).isEmpty();
        console.run("ledger", "receipt", "4", "--output", "newest.tlog-proof");

        Files.write(database(), older);
        assertThat(create("5")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("rolled back");
        assertThat(console.run("ledger", "verify", "--format", "json")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("\"whole\": false", "\"size\": null", "\"root\": null", "rolled back");
        onAFreshRunner("second");
        assertThat(console.run("ledger", "verify", "--since", "newest.tlog-proof"))
                .isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aStoreWhoseEntriesAreAllGoneWasSetBack() throws Exception {
        console.write("note.txt", "seen by hand");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database())) {
            connection.createStatement().executeUpdate("DELETE FROM entry");
        }

        for (var command : List.of(
                "ledger verify",
                "ledger verify --key " + key,
                "ledger show",
                "ledger rebuild",
                "release list",
                "evidence add payments@1 --type note --file note.txt")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.FINDINGS);
            assertThat(console.err())
                    .as(command)
                    .contains("it has 0 entries, and this machine has signed 3: it was rolled");
        }
        assertThat(create("3")).isEqualTo(Exit.FINDINGS);
        console.run("ledger", "verify", "--format", "json");
        assertThat(console.out()).contains("\"whole\": false", "rolled back");
        onAFreshRunner("first");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("has no entries yet");
    }

    @Test
    void aStoreThatNeverHadAnEntryIsNoFault() {
        var empty = home().resolve("empty");
        SqliteLedgerStore.open(empty, Duration.ofSeconds(5)).close();
        console.set("FAIRWAY_STORE", empty.toString());

        for (var command : List.of("ledger verify", "ledger show", "ledger rebuild")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.UNSEEN);
            assertThat(console.err()).as(command).contains("has no entries yet");
        }
    }

    @Test
    void everyCommandSaysThatALedgerWasThere() throws IOException {
        Files.move(store(), home().resolve("elsewhere"));

        for (var command : List.of("release list", "release show payments@1", "ledger show", "ledger verify")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.MISTAKE);
            assertThat(console.err())
                    .as(command)
                    .contains("the ledger %s was in %s and is not there any more".formatted(origin(), store()));
        }
        assertThat(create("3")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("the ledger %s was in %s and is not there any more".formatted(origin(), store()));
    }

    @Test
    void aLogIsNotBegunWithAKeyThatWasGiven() throws IOException {
        onAFreshRunner("first");
        console.set("FAIRWAY_STORE", home() + "/elsewhere");

        assertThat(create("3")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("FAIRWAY_LOG_KEY holds the key of " + origin(), "bring that one back");
        assertThat(create("3", "--new-log")).isEqualTo(Exit.MISTAKE);
        assertThat(home().resolve("elsewhere")).doesNotExist();
    }

    @Test
    void everyCommandNamesTheSameNewestState() throws IOException {
        create("3");
        create("4");
        Files.write(database(), older);
        for (var file : marks()) {
            Files.delete(file);
        }

        for (var command : List.of("release list", "ledger verify", "ledger rebuild")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.FINDINGS);
            assertThat(console.out() + console.err())
                    .as(command)
                    .contains("it has 2 entries", "has seen 5: it was rolled");
            assertThat(console.out()).as(command).doesNotContain("made anew");
        }
    }

    private List<Path> marks() throws IOException {
        try (Stream<Path> files = Files.walk(home())) {
            return files.filter(file -> file.toString().endsWith(".mark")).toList();
        }
    }

    @Test
    void anEmptiedStoreIsSaidToBe() throws IOException {
        Files.write(database(), new byte[0]);

        for (var command : List.of("ledger verify", "release list", "ledger rebuild")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.FINDINGS);
            assertThat(console.err().lines()).as(command).hasSize(1);
            assertThat(console.err()).as(command).contains("has no bytes", "bring back the newest copy");
        }
        Files.writeString(database(), "no database at all, and longer than its header would be. ".repeat(20));
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).doesNotContain("fairway ledger verify says");
        assertThat(console.run("release", "list")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("fairway ledger verify says");
    }

    @Test
    void aNewLogSaysWhatItGoesOnAfter() throws IOException {
        Files.write(database(), older);
        assertThat(create("3", "--new-log")).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("rolled back", "--new-log begins a ledger where there is none: move ");
        Files.move(store(), home().resolve("old"));
        assertThat(create("3")).isEqualTo(Exit.MISTAKE);

        assertThat(create("3", "--new-log")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("goes on after " + origin() + ", of 3 entries");
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("goes on after " + origin() + ", of 3 entries with root ");
        console.run("ledger", "show");
        assertThat(console.out()).contains("it says that it goes on after " + origin());
        console.run("ledger", "key");
        var next = console.out().strip();
        console.run("ledger", "export", "copy");
        console.set("XDG_STATE_HOME", home() + "/stranger");
        assertThat(console.run("ledger", "verify", "copy", "--key", next)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("goes on after " + origin());
    }

    @Test
    void noNewLogIsBegunBesideOneThatIsWell() {
        assertThat(create("3", "--new-log")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err().lines()).hasSize(1);
        assertThat(console.err()).contains(origin() + " is in " + store(), "leave it away to record there");
        console.run("release", "list");
        assertThat(console.out()).doesNotContain("payments@3");
    }

    @Test
    void whoHasOnlyAppendedOrReadBeginsNoOtherLogByMistakeEither() throws IOException {
        onAFreshRunner("appender");
        create("3");
        console.set("FAIRWAY_LOG_KEY", "");
        onAReader("reader");
        assertThat(console.run("release", "list")).isEqualTo(Exit.CLEAN);
        Files.move(store(), home().resolve("old"));

        assertThat(create("4")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("the ledger " + origin() + " was in ", "with fairway release create … --new-log");
        console.set("XDG_CONFIG_HOME", home() + "/appender/config");
        console.set("XDG_STATE_HOME", home() + "/appender/state");
        assertThat(create("4")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("the ledger " + origin() + " was in ", "--new-log");
        assertThat(create("4", "--new-log")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("goes on after " + origin() + ", of 5 entries");
    }

    /// A machine that has the public key, and no more.
    private void onAReader(String name) {
        console.set("XDG_CONFIG_HOME", home() + "/" + name + "/config");
        console.set("XDG_STATE_HOME", home() + "/" + name + "/state");
        console.run("ledger", "verify", "--key", key);
    }

    @Test
    void whoHasOnlyReadFollowsWhatIsInItsPlace() throws IOException {
        onAReader("reader");
        console.run("release", "list");
        console.set("XDG_CONFIG_HOME", home() + "/.config");
        console.set("XDG_STATE_HOME", home() + "/.local/state");
        Files.move(store(), home().resolve("old"));
        create("3", "--new-log");
        console.run("ledger", "key");
        key = console.out().strip();

        onAReader("reader");
        assertThat(console.run("release", "list")).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void rebuildingChangesNothingOfAStoreThatWasSetBack() throws Exception {
        Files.write(database(), older);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database());
                var statement = connection.createStatement()) {
            statement.executeUpdate("DELETE FROM revision");

            assertThat(console.run("ledger", "rebuild")).isEqualTo(Exit.FINDINGS);
            assertThat(console.err().lines()).hasSize(1).first().asString().contains("rolled back");
            assertThat(statement.executeQuery("SELECT * FROM revision").next()).isFalse();
        }
    }

    @Test
    void aStoreThatWasSetBackOrDamagedIsToldWithWhatToDo() throws IOException {
        var whole = Files.readAllBytes(database());
        Files.write(database(), older);
        for (var command : List.of("release list", "ledger verify", "ledger rebuild")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.FINDINGS);
            assertThat(console.out() + console.err())
                    .as(command)
                    .containsOnlyOnce("bring back the newest copy of the store's folder, with nothing running");
        }
        var noise = new byte[100_000];
        new Random(14).nextBytes(noise);
        Files.write(database(), noise);
        for (var command : List.of("release list", "ledger verify", "ledger rebuild")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.FINDINGS);
            assertThat(console.err())
                    .as(command)
                    .contains("contradicts itself")
                    .containsOnlyOnce("bring back the newest copy of the store's folder");
        }
        Files.write(database(), whole);
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aLogWhoseKeyIsLostIsFollowedByANewOne() throws IOException {
        Files.delete(logKey());
        console.run("ledger", "verify", "--key", key);

        assertThat(create("3", "--new-log")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("the key of this log is not here", "move ");
        Files.move(store(), home().resolve("old"));
        for (var file : marks()) {
            Files.delete(file);
        }
        assertThat(create("3", "--new-log")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("goes on after " + origin() + ", of 3 entries");
    }

    @Test
    void whatNothingIsRememberedOfIsNotClaimed() throws IOException {
        Files.move(store(), home().resolve("old"));
        try (Stream<Path> files = Files.walk(home())) {
            for (var file : files.filter(it ->
                            it.toString().endsWith(".mark") || it.toString().endsWith(".known"))
                    .toList()) {
                Files.delete(file);
            }
        }

        assertThat(create("3", "--new-log")).isEqualTo(Exit.CLEAN);
        assertThat(console.err()).contains("nothing is remembered here of " + origin());
        assertThat(console.run("ledger", "verify")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).doesNotContain("goes on after");
    }
}
