package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A place that is named by mistake, and a part that is looked for from somewhere else, take nothing from a release.
@ExtendWith(StoryConsole.class)
final class PlacesJourneyTest {

    private static final String BYTES = "what was built";
    private static final String DIGEST = Digest.of(Bytes.utf8(BYTES)).text();

    private final Console console;

    PlacesJourneyTest(Console console) {
        this.console = console;
        console.write("dist/api.jar", BYTES)
                .write("sql/V1__payment.sql", "create table payment (id bigint);\n")
                .write("other/V1__refund.sql", "create table refund (id bigint);\n")
                .write("other/api.jar", "something else");
    }

    @BeforeEach
    void aCandidate() {
        assertThat(run(
                        console,
                        "release create --app shop --version 1 --artifact api=./dist/api.jar"
                                + " --migrations db=flyway:sql"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(run(console, "release verify shop@1")).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    private static Exit run(Console console, String command) {
        return console.run(command.split(" "));
    }

    /// Another folder, from which the same ledger is read.
    private Console elsewhere() throws IOException {
        var folder = Files.createDirectories(Path.of(console.folder() + "-elsewhere"));
        var other = Console.in(folder);
        other.set("HOME", console.folder() + "-home");
        other.set("FAIRWAY_STORE", console.folder().resolve(".fairway/store").toString());
        return other;
    }

    private void assertAsBefore() {
        run(console, "release show shop@1");
        assertThat(console.out()).contains("state       candidate, seen, entry 2", "in flyway:sql", "in dist/api.jar");
        run(console, "ledger show");
        assertThat(console.out().lines()).hasSize(3);
        assertThat(run(console, "release verify shop@1")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aPlaceAtWhichAPartIsNotIsAMistakeAndNotKept() {
        for (var mistaken : List.of(
                "--migrations db=flyway:nofolder",
                "--migrations db=flyway:other",
                "--artifact api=./dist/nofile.jar",
                "--artifact api=./other/api.jar")) {
            assertThat(run(console, "release verify shop@1 " + mistaken))
                    .as(mistaken)
                    .isEqualTo(Exit.MISTAKE);
            assertThat(console.err())
                    .as(mistaken)
                    .contains("fairway: " + mistaken.substring(0, mistaken.indexOf('=')) + ": ", "nothing was recorded")
                    .doesNotContain("missing", "moved");
        }
        assertAsBefore();
    }

    @Test
    void aPlaceOfWhichTheLedgerKnowsTellsThatThePartIsGone() {
        console.remove("dist/api.jar");

        assertThat(run(console, "release verify shop@1 --artifact api=./dist/api.jar"))
                .isEqualTo(Exit.FINDINGS);

        assertThat(console.err()).contains("api is missing: dist/api.jar: there is no such file");
        run(console, "release show shop@1");
        assertThat(console.out()).contains("unverified, missing api, entry 3");
    }

    @Test
    void fromAnotherFolderNobodyCanSayThatAFileIsGone() throws IOException {
        var other = elsewhere();

        for (var command : List.of("release verify shop@1", "release verify shop@1 --artifact api=./dist/api.jar")) {
            assertThat(run(other, command)).as(command).isEqualTo(Exit.UNSEEN);
            assertThat(other.err())
                    .as(command)
                    .contains("api: there is no dist/api.jar in ", "db: there is no sql in ", "nothing was recorded");
        }
        assertAsBefore();
    }

    @Test
    void inTheRepositoryOfTheReleaseAFileIsGoneWhereverTheLedgerIs() throws IOException {
        console.write("config/shop.yaml", "a: 1\n").commit("Sell");
        var store = elsewhere().folder().resolve("store").toString();
        console.set("FAIRWAY_STORE", store);
        assertThat(run(console, "release create --app shop --version 2 --artifact api=./dist/api.jar --commit HEAD"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        console.remove("dist/api.jar");

        assertThat(run(console, "release verify shop@2")).isEqualTo(Exit.FINDINGS);

        assertThat(console.err()).contains("api is missing: dist/api.jar: there is no such file");
    }

    @Test
    void whatIsContradictedIsToldAlsoWhereSomebodyCouldNotBeAsked() {
        console.write("dist/cli.jar", BYTES);
        run(
                console,
                "release create --app shop --version 3 --artifact cli=./dist/cli.jar --artifact"
                        + " api=localhost:9/team/api@" + DIGEST);
        console.write("dist/cli.jar", "built anew");

        for (var format : List.of("text", "json")) {
            assertThat(run(console, "release verify shop@3 --format " + format)).isEqualTo(Exit.FINDINGS);
            assertThat(console.err())
                    .contains(
                            "cli is missing: what is in dist/cli.jar now is not what the release has",
                            "api: ",
                            "not all could be seen; nothing was recorded");
        }
        run(console, "release show shop@3");
        assertThat(console.out()).contains("state       unverified\n");
    }

    @Test
    void twoMistakesAreToldAtOnce() {
        assertThat(run(console, "release verify shop@1 --artifact api=./x --migrations db=flyway:y"))
                .isEqualTo(Exit.MISTAKE);

        assertThat(console.err()).contains("--artifact api: x: there is no such file", "--migrations db: ");
    }
}
