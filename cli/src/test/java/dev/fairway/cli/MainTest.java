package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.cli.command.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void versionIsOneLine() {
        assertThat(run("--version")).isEqualTo(Exit.CLEAN);
        assertThat(out.toString()).matches("fairway \\S+\\R");
    }

    @Test
    void helpListsEveryCommand() {
        assertThat(run("--help")).isEqualTo(Exit.CLEAN);
        for (var subcommand : Subcommand.values()) {
            assertThat(out.toString()).contains("  " + subcommand.text() + " ", subcommand.summary());
        }
    }

    @Test
    void nothingAskedIsHelp() {
        assertThat(run()).isEqualTo(Exit.CLEAN);
        assertThat(out.toString())
                .startsWith("Finds, explains and gates")
                .contains("\nUsage: fairway COMMAND", "\nReleases, what proves", "  fairway release create --app ");
    }

    @Test
    void everyCommandExplainsItself() {
        for (var subcommand : Subcommand.values()) {
            out.getBuffer().setLength(0);

            assertThat(run(("help " + subcommand.text()).split(" "))).isEqualTo(Exit.CLEAN);
            assertThat(out.toString()).contains("\nUsage: fairway " + subcommand.text());
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void everyCommandOfTheLedgerTellsItsExitCodes() {
        for (var subcommand : Subcommand.values()) {
            if (subcommand.words().getFirst().equals("ledger")) {
                out.getBuffer().setLength(0);
                run(("help " + subcommand.text()).split(" "));
                assertThat(out.toString().replaceAll("\\s+", " "))
                        .as(subcommand.text())
                        .contains("Exit codes: 0 ");
            }
        }
    }

    @Test
    void twoLettersInTheWrongOrderAreOneSlip() {
        assertThat(run("audti")).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString()).contains("did you mean 'audit'?");
    }

    @Test
    void mistypedCommandNamesTheNearest() {
        assertThat(run("completoin")).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString())
                .isEqualTo("fairway: no command 'completoin'; did you mean 'completion'?%n".formatted());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void commandLikeNoOtherPointsToHelp() {
        assertThat(run("qwertyuiop")).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString()).contains("see fairway --help");
    }

    @Test
    void allMistakesAreToldAtOnce() {
        assertThat(run("completion", "--bogus", "--format", "x", "--color", "y"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(err.toString()).contains("--bogus", "not 'x'", "not 'y'", "See: fairway completion --help");
    }

    @Test
    void reportGoesToTheFileThatWasNamed() throws IOException {
        assertThat(run("completion", "--output", "script")).isEqualTo(Exit.CLEAN);
        assertThat(Files.readString(folder.resolve("script"))).startsWith("#!");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void fileThatCannotBeWrittenIsAMistake() {
        assertThat(run("completion", "--output", "no/such/folder/file")).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString()).contains("cannot write to", "there is no such folder");
        assertThat(run("completion", "--output", "")).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString()).contains("--output takes FILE, not an empty text");
        assertThat(run("completion", "--output", ".")).isEqualTo(Exit.MISTAKE);
        assertThat(err.toString()).contains("it is a folder");
    }

    @Test
    void ourMistakeIsOneLineWithoutWhatItStumbledOver() {
        assertThat(runBroken("--version")).isEqualTo(Exit.BUG);
        assertThat(err.toString()).matches("fairway: this is our mistake, not yours \\(bug [0-9a-f]{8}\\).*\\R");
    }

    @Test
    void whereWeWereMistakenIsToldWhenAsked() {
        assertThat(runBroken("--version", "--verbose")).isEqualTo(Exit.BUG);
        assertThat(err.toString())
                .contains("IllegalStateException", "    at dev.fairway")
                .doesNotContain("s3cr3t");
    }

    @Test
    void widthIsThatOfTheTerminalWithinReason() {
        assertThat(Surroundings.Terminal.of("133", true, true).columns()).isEqualTo(133);
        assertThat(Surroundings.Terminal.of("", false, true).columns()).isEqualTo(100);
        assertThat(Surroundings.Terminal.of("1", true, true).columns()).isEqualTo(40);
        assertThat(Surroundings.Terminal.of("99999999999", true, true).columns())
                .isEqualTo(100);
    }

    @Test
    void whatWasTypedDoesNotSteerTheTerminal() {
        run("audi\u001b[31m\nt");
        run("audit", "--color", "a\u001b[31m\u202eb");
        run("why", "a\u001b[31m\nb");

        assertThat(err.toString().lines()).allMatch(line -> line.startsWith("fairway: ") || line.startsWith("See: "));
        assertThat(err.toString()).doesNotContain("\u001b", "\u202e").contains("a\\u{1b}[31m");
    }

    private Exit run(String... arguments) {
        return Main.run(List.of(arguments), surroundings(new PrintWriter(out)));
    }

    private Exit runBroken(String... arguments) {
        return Main.run(List.of(arguments), surroundings(new PrintWriter(Writer.nullWriter()) {
            @Override
            public void println(String text) {
                throw new IllegalStateException("s3cr3t");
            }
        }));
    }

    private Surroundings surroundings(PrintWriter to) {
        var terminal = new Surroundings.Terminal(100, false, false);
        return new Surroundings(to, new PrintWriter(err), folder, Map.of(), () -> Instant.EPOCH, terminal);
    }
}
