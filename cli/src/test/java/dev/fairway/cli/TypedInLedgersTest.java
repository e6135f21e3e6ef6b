package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What people type at the commands of the ledger.
@ExtendWith(StoryConsole.class)
final class TypedInLedgersTest {

    private static final String TOKEN = "ghp_" + "a1B2".repeat(9);
    private static final String LOWER_TOKEN = "glpat-" + "a1b2".repeat(5);

    private final Console console;

    TypedInLedgersTest(Console console) {
        this.console = console.wide(200).write("notes.txt", "Josephine looked at it");
    }

    private void record() {
        assertThat(console.run("release", "create", "--app", "a", "--version", "1", "--config", "config/prod.yaml"))
                .isEqualTo(Exit.CLEAN);
    }

    private Exit evidence(String... more) {
        var arguments = new ArrayList<>(List.of("evidence", "add", "a@1", "--type", "note"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private void assertRefused(String sentence, String... more) {
        var arguments = new ArrayList<>(List.of("release", "create", "--app", "b", "--version", "1"));
        arguments.addAll(List.of(more));

        assertThat(console.run(arguments.toArray(String[]::new))).as(sentence).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("fairway: " + sentence + "\n");
    }

    @Test
    void whatIsRefusedIsToldInTheWordsOfTheOption() {
        assertRefused("--data a: name it by its digest, as in a=sha256:…", "--data", "a=b");
        assertRefused(".git: what is in .git is Git's own, and no part of a release", "--module", "m=.git");
        assertRefused(
                "--artifact api: leave user and password away (docker login keeps them), and name one digest only",
                "--artifact",
                "api=user:pw@registry.example/api@sha256:" + "a".repeat(64));
        for (var image : List.of("localhost:99999/a:b", "localhost:0/a:b", "user:pw@registry.example/a:b")) {
            assertRefused(
                    "--from-image takes REF or NAME=REF, as in api=registry.example/payments-api:1.4.2 (lower case, no"
                            + " https://, no password, a port up to 65535)",
                    "--from-image",
                    image);
        }
        assertThat(console.run("release", "create", "--app", "b".repeat(101), "--version", "1".repeat(300)))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains(
                        "--app takes at most 100 characters, not 101",
                        "--version takes at most 100 characters, not 300")
                .doesNotContain("bbbb", "1111");
    }

    @Test
    void theBeginningOfAnIdThatIsTooShortIsToldSo() {
        record();

        assertThat(console.run("release", "show", "3602")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err())
                .contains("the ledger has no release '3602'; of an id 8 digits or more are needed, and a name is"
                        + " app@version");
    }

    @Test
    void theUsageHasOnlyWhatIsDescribedBelowIt() {
        console.run("evidence", "add", "--help");

        assertThat(console.out()).contains("Usage: fairway evidence add [OPTION...] RELEASE\n");
    }

    @Test
    void aReportThatHasNowhereToGoIsToldBeforeAnythingIsRecorded() {
        record();

        assertThat(evidence("--file", "notes.txt", "--output", "no/such/x")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("cannot write to", "there is no such folder")
                .doesNotContain("recorded");
        assertThat(evidence("--file", "notes.txt", "--output", ".")).isEqualTo(Exit.MISTAKE);
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(2);
        assertThat(console.run("release", "list", "--output", "/dev/full")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("the disk may be full").doesNotContain("recorded");
    }

    @Test
    void releasesAreListedInColumns() {
        record();
        console.run(
                "release",
                "create",
                "--app",
                "payments",
                "--version",
                "1.4.2",
                "--config",
                "config/prod.yaml",
                "--config",
                "config/stage.yaml");

        console.run("release", "list");

        assertThat(console.out().replaceAll("  [0-9a-f]{12}  ", " ID ").lines())
                .containsExactly(
                        "2026-11-21T12:00:00Z ID payments@1.4.2  2 parts  unverified",
                        "2026-11-21T12:00:00Z ID a@1             1 part   unverified");
        console.run("release", "list", "--app", "a");
        assertThat(console.out().lines()).hasSize(1);
    }

    private void assertUntold(Exit exit) {
        assertThat(exit).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).isNotEmpty().doesNotContain(TOKEN).doesNotContain(LOWER_TOKEN);
    }

    @Test
    void aTokenThatWasTypedIsNotRepeated() {
        record();

        assertUntold(evidence("--file", "notes.txt", "--artifact", TOKEN + "!"));
        assertUntold(evidence("--file", "notes.txt", "--in", TOKEN));
        assertUntold(console.run("evidence", "add", TOKEN + "@", "--type", "note", "--file", "notes.txt"));
        for (var option : List.of("--artifact", "--module", "--migrations", "--compatible")) {
            assertUntold(console.run("release", "create", "--app", "a", "--version", "2", option, TOKEN));
        }
        assertUntold(console.run(
                "release",
                "create",
                "--app",
                "a",
                "--version",
                "2",
                "--config",
                "config/prod.yaml",
                "--commit",
                TOKEN));
        assertUntold(console.run("release", "create", "--app", TOKEN, "--version", "2 " + TOKEN));
        assertUntold(console.run("ledger", "erase", TOKEN, "--reason", "x"));
        evidence("--file", "notes.txt", "--in", "Prod");
        assertThat(console.err()).contains("--in takes the name of an environment, not 'Prod'");
    }

    /// Without a place nobody could ever look for it.
    @Test
    void whatStandsBeforeADigestIsAReference() {
        var digest = "@sha256:" + "a".repeat(64);
        assertThat(console.run(
                        "release",
                        "create",
                        "--app",
                        "a",
                        "--version",
                        "1",
                        "--artifact",
                        "api=Registry.example/Team/API" + digest,
                        "--artifact",
                        "b=https://registry.example/b" + digest,
                        "--artifact",
                        "x=bob:" + TOKEN + "@registry.example/a" + digest,
                        "--artifact",
                        "y=n\u001b[2Jot a ref" + digest))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains(
                        "--artifact api: the repository takes lower case",
                        "--artifact b: a reference begins with the registry",
                        "--artifact x: leave user and password away",
                        "--artifact y: blanks and control characters")
                .doesNotContain(TOKEN);
    }

    /// It would stand in the ledger that it can forge.
    @Test
    void theLogsOwnKeyComesIntoNoText() {
        record();
        var seed = "AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4";
        var key = "PRIVATE+KEY+fairway.local/56475aa7+1b7cbc07+" + seed;
        console.write("notes.witness", key + "\n");

        for (var command : List.of(
                List.of("release", "recall", "a@1", "--reason", "key " + key),
                List.of("ledger", "erase", "sha256:" + "0".repeat(64), "--reason", key),
                List.of("evidence", "add", "a@1", "--type", "note", "--file", "notes.witness"))) {
            assertThat(console.run(command.toArray(String[]::new)))
                    .as("%s", command)
                    .isEqualTo(Exit.MISTAKE);
            assertThat(console.err()).contains("secret").doesNotContain(seed);
        }
        assertUntold(evidence("--file", "notes.txt", "--in", key));
        assertThat(console.err()).doesNotContain(seed);
    }

    @Test
    void noEnvironmentIsCalledAsAToken() {
        record();

        assertUntold(evidence("--file", "notes.txt", "--in", LOWER_TOKEN));
        assertThat(console.err()).contains("--in looks like a secret");
        console.run("ledger", "show");
        assertThat(console.out().lines()).hasSize(2);
    }

    @Test
    void whatIsNoFileIsCalledWhatItIs() {
        record();

        for (var command : List.of(
                List.of("evidence", "add", "a@1", "--type", "note", "--in", "stage", "--file", "notes.txt", "--flags"),
                List.of("release", "create", "--app", "a", "--version", "2", "--file"),
                List.of(
                        "release",
                        "create",
                        "--app",
                        "a",
                        "--version",
                        "2",
                        "--data",
                        "x=sha256:" + "0".repeat(64),
                        "--provenance"),
                List.of("ledger", "verify", "--policy"))) {
            assertThat(complaint(command, "config")).isEqualTo("fairway: config: it is a folder");
            assertThat(complaint(command, "/dev/zero"))
                    .isEqualTo("fairway: /dev/zero: it is a pipe, a socket or a device, and no file");
            assertThat(complaint(command, "absent.json")).isEqualTo("fairway: absent.json: there is no such file");
        }
        assertThat(complaint(List.of("ledger", "verify"), "/dev/zero")).contains("a pipe, a socket or a device");
    }

    private String complaint(List<String> command, String file) {
        var arguments = new ArrayList<>(command);
        arguments.add(file);
        assertThat(console.run(arguments.toArray(String[]::new)))
                .as("%s", arguments)
                .isEqualTo(Exit.MISTAKE);
        return console.err().lines().findFirst().orElseThrow();
    }

    @Test
    void whatAFileWouldHaveSaidIsNotAskedForWhenItCannotBeRead() {
        assertThat(console.run("release", "create", "--file", "absent.yaml")).isEqualTo(Exit.MISTAKE);

        assertThat(console.err().lines()).containsExactly("fairway: absent.yaml: there is no such file");
    }

    @Test
    void everythingThatIsNeededIsAskedForAtOnce() {
        console.write("r.yaml", "").write("comment.yaml", "# nothing yet\n");

        for (var arguments :
                List.of(List.<String>of(), List.of("--file", "r.yaml"), List.of("--file", "comment.yaml"))) {
            var command = new ArrayList<>(List.of("release", "create"));
            command.addAll(arguments);
            assertThat(console.run(command.toArray(String[]::new))).isEqualTo(Exit.MISTAKE);
            assertThat(console.err().lines())
                    .as("%s", arguments)
                    .hasSize(3)
                    .satisfiesExactly(
                            app -> assertThat(app).isEqualTo("fairway: --app is needed"),
                            version -> assertThat(version).isEqualTo("fairway: --version is needed"),
                            part -> assertThat(part).startsWith("fairway: a release has at least one part: --art"));
        }
    }

    @Test
    void aPathThatLeadsOutIsShownAsItWasTyped() {
        assertThat(console.run("release", "create", "--app", "b", "--version", "1", "--config", "x/../../o/c.yaml"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).startsWith("fairway: x/../../o/c.yaml: a release names files below ");
    }

    @Test
    void theKindOfANameThatIsATokenIsTold() {
        console.write("sql/V1__%s.sql".formatted(TOKEN), "select 1;").write(TOKEN + ".yaml", "a: 1\n");

        assertThat(complaint(
                        List.of("release", "create", "--app", "b", "--config", "config/prod.yaml", "--version"), TOKEN))
                .isEqualTo("fairway: --version looks like a secret, and would be kept for ever");
        assertRefused(
                "--config: the path of a file looks like a secret, and would be kept for ever",
                "--config",
                TOKEN + ".yaml");
        assertRefused(
                "the name of a file in migrations db looks like a secret, and would be kept for ever",
                "--migrations",
                "db=flyway:sql");
        assertThat(console.err()).doesNotContain(TOKEN);
    }

    @Test
    void aReasonThatTellsASecretIsRefusedInOneSentence() {
        record();

        for (var reason : List.of(TOKEN, "the password is hunter2hunter2")) {
            for (var command : List.of(
                    List.of("release", "recall", "a@1", "--reason"),
                    List.of("ledger", "erase", "sha256:" + "0".repeat(64), "--reason"))) {
                assertThat(complaint(command, reason)).isEqualTo("fairway: --reason tells a secret; write it without");
            }
        }
    }

    @Test
    void aKeyThatIsNotThereIsToldSo() {
        record();

        assertThat(complaint(
                        List.of("evidence", "add", "a@1", "--type", "note", "--file", "notes.txt", "--verify-key"),
                        "nope.pem"))
                .isEqualTo("fairway: --verify-key nope.pem: there is no such file");
    }

    @Test
    void whereEvidenceRanIsToldInTheHistory() {
        record();

        assertThat(evidence("--file", "notes.txt", "--in", "stage"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        console.run("ledger", "show");
        assertThat(console.out().lines().toList().getLast()).endsWith("note recorded for a@1 in stage");
    }

    @Test
    void aFolderThatIsNoExportIsCalledSo() {
        record();

        assertThat(console.run("ledger", "verify", "config")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err())
                .contains("config: it is no export of a ledger")
                .doesNotContain("--key");
        assertThat(console.run("ledger", "verify", ".fairway/store")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("it is a store, which FAIRWAY_STORE names");
    }
}
