package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Copies of two histories that one log has signed, shown one after the other to somebody who has no store: `older`
/// of 2 entries, `whole` of 4 that goes on after it, and `fork` of 3 that does, too.
@ExtendWith(StoryConsole.class)
final class ShownInTurnTest {

    private static final String CAVEAT = "4 entries were seen of this log before: nothing here shows whether";

    private final Console console;
    private String key = "";

    ShownInTurnTest(Console console) {
        this.console = console.wide(200);
    }

    @BeforeEach
    void twoHistories() throws IOException {
        create("1");
        console.run("ledger", "key");
        key = console.out().strip();
        var database = console.folder().resolve(".fairway/store/ledger.db");
        var common = Files.readAllBytes(database);
        console.run("ledger", "export", "older");
        create("2");
        create("3");
        console.run("ledger", "export", "whole");
        console.run("ledger", "receipt", "1", "--output", "whole.tlog-proof");
        Files.write(database, common);
        forget();
        create("4");
        console.run("ledger", "export", "fork");
        console.run("ledger", "receipt", "1", "--output", "fork.tlog-proof");
        Files.move(console.folder().resolve(".fairway"), home().resolve("away"));
        console.set("XDG_CONFIG_HOME", home() + "/stranger/config");
        console.set("XDG_STATE_HOME", home() + "/stranger/state");
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

    private Path home() {
        return Path.of(console.folder() + "-home");
    }

    private void forget() throws IOException {
        try (var files = Files.walk(home())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().endsWith(".mark") || file.toString().contains("/.local/state/fairway/logs")) {
                    Files.delete(file);
                }
            }
        }
    }

    private Exit verify(String path, String... more) {
        var arguments = new String[more.length + 5];
        System.arraycopy(new String[] {"ledger", "verify", path, "--key", key}, 0, arguments, 0, 5);
        System.arraycopy(more, 0, arguments, 5, more.length);
        return console.run(arguments);
    }

    private void assertWhole(String path) {
        assertThat(verify(path)).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).as(path).doesNotContain("nothing here shows");
    }

    private void assertUnproved(String path) {
        assertThat(verify(path)).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).as(path).contains(CAVEAT);
    }

    private void assertContradicted(String path) {
        assertThat(verify(path)).as(console.out()).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).as(path).contains("two histories");
    }

    @Test
    void whatCouldNotBeShownToBelongStaysSo() {
        assertWhole("whole");
        for (var look = 0; look < 2; look++) {
            assertUnproved("fork");
            assertUnproved("fork.tlog-proof");
            assertUnproved("older");
        }

        assertWhole("whole");
        assertWhole("whole.tlog-proof");
    }

    @Test
    void aReceiptAloneIsAMeasureForOthers() {
        assertWhole("whole.tlog-proof");
        assertUnproved("fork");
        assertUnproved("fork");

        assertWhole("whole");
    }

    @Test
    void whatWasSeenFirstIsContradictedByWhatIsLarger() {
        for (var first : new String[] {"fork", "fork.tlog-proof"}) {
            assertWhole(first);
            assertContradicted("whole");
            assertWhole("fork");
        }
    }

    @Test
    void whatGoesOnAfterTheOlderOneIsRememberedAndContradictsTheOther() {
        assertWhole("older");
        assertWhole("fork");
        assertContradicted("whole");
    }

    @Test
    void whatIsNotKnownIsSaidWhereLittleIs() {
        assertWhole("whole");
        for (var path : new String[] {"fork", "fork.tlog-proof"}) {
            assertThat(verify(path, "-q")).isEqualTo(Exit.CLEAN);
            assertThat(console.out()).isEmpty();
            assertThat(console.err()).contains(path + ": " + CAVEAT);
            assertThat(verify(path, "--format", "json")).isEqualTo(Exit.CLEAN);
            assertThat(console.out()).contains(CAVEAT);
        }
        assertThat(verify("whole", "-q")).isEqualTo(Exit.CLEAN);
        assertThat(console.out() + console.err()).isEmpty();
    }

    /// The key was right, whatever else is not known.
    @Test
    void aKeyThatWasRightIsPinnedAllTheSame() {
        console.write("fairway.yaml", "version: 1\nledger:\n  keys: [%s]\n".formatted(key));
        assertThat(console.run("ledger", "verify", "whole")).isEqualTo(Exit.CLEAN);
        console.write("fairway.yaml", "version: 1\n");
        assertThat(console.run("ledger", "verify", "whole")).isEqualTo(Exit.UNSEEN);

        assertUnproved("fork");

        assertThat(console.run("ledger", "verify", "whole")).isEqualTo(Exit.CLEAN);
    }
}
