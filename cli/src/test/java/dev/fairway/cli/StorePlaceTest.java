package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Where a ledger is begun, and what is said where there is none.
@ExtendWith(StoryConsole.class)
final class StorePlaceTest {

    private final Console console;

    StorePlaceTest(Console console) {
        this.console = console;
    }

    private Exit create(String... more) {
        var arguments = new ArrayList<>(
                List.of("release", "create", "--app", "shop", "--version", "1", "--config", "config/prod.yaml"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @Test
    void noLedgerIsBegunAmongOtherFiles() {
        console.set("FAIRWAY_STORE", "config");

        assertThat(create()).isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("config, and none is made beside other files (", "FAIRWAY_STORE");
        assertThat(console.err().lines()).hasSize(1);
        assertThat(console.folder().resolve("config/ledger.db")).doesNotExist();
        assertThat(console.folder().resolve("config/.gitignore")).doesNotExist();
        assertThat(console.run("release", "list")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).doesNotContain("makes one");
    }

    @Test
    void anEmptyFolderAndWhatAStoreLeavesBehindAreNoOtherFiles() throws IOException {
        Files.createDirectory(console.folder().resolve("store"));
        console.write("store/.gitignore", "*\n").write("store/ledger.lock", "").write("store/ledger.db-journal", "");
        console.set("FAIRWAY_STORE", "store");

        assertThat(create()).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aFileIsNoPlaceForOne() {
        console.set("FAIRWAY_STORE", "config/prod.yaml");

        for (var command : List.of("release list", "ledger verify")) {
            assertThat(console.run(command.split(" "))).as(command).isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).as(command).contains("config/prod.yaml is a file, and a ledger is a folder");
        }
        assertThat(create()).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/prod.yaml is a file, and a ledger is a folder");
    }

    @Test
    void withALogsKeyNobodyIsToldToBeginAnother() throws IOException {
        create();
        try (var keys = Files.list(Path.of(console.folder() + "-home/.config/fairway/keys"))) {
            console.set(
                    "FAIRWAY_LOG_KEY",
                    Files.readString(keys.filter(it -> it.toString().endsWith(".log"))
                            .findFirst()
                            .orElseThrow()));
        }
        console.set("FAIRWAY_STORE", "mistyped");

        for (var command : List.of("ledger verify", "release list")) {
            assertThat(console.run(command.split(" "))).isEqualTo(Exit.MISTAKE);
            assertThat(console.err())
                    .as(command)
                    .contains("FAIRWAY_LOG_KEY holds the key of ", "there is no ledger in ", "bring that one back")
                    .doesNotContain("makes one");
        }
    }

    @Test
    void theLedgerIsNoPartOfWhatItRecords() {
        create();

        for (var part : List.of(
                "--config .fairway/store/ledger.db",
                "--flags .fairway/store/.gitignore",
                "--artifact db=./.fairway/store/ledger.db",
                "--module m=.fairway/store")) {
            var words = part.split(" ");
            assertThat(create(words[0], words[1])).as(part).isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).as(part).contains("it lies in the ledger's own folder");
        }
    }

    @Test
    void aMigrationThatItsToolWillNotRunIsNamed() {
        console.write("sql/V1__a.sql", "a")
                .write("sql/V2_b.sql", "b")
                .write("sql/README.md", "c")
                .write("steps/1_a.up.sql", "a")
                .write("steps/2_b.sql", "b");

        assertThat(create("--migrations", "db=flyway:sql", "--migrations", "log=golang-migrate:steps"))
                .isEqualTo(Exit.CLEAN);
        assertNotes();
        assertThat(console.run("release", "verify", "shop@1")).isEqualTo(Exit.CLEAN);
        assertNotes();
    }

    private void assertNotes() {
        assertThat(console.err().lines())
                .contains(
                        "fairway: db: not run by its tool, by their names: V2_b.sql",
                        "fairway: log: not run by its tool, by their names: 2_b.sql")
                .noneMatch(line -> line.contains("README.md"));
    }
}
