package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.fairway.cli.command.Exit;
import dev.fairway.formats.report.SchemaFiles;
import dev.fairway.ledger.bytes.Bytes;
import dev.fairway.ledger.fact.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Artifacts that are files, taken and looked at where they lie.
@ExtendWith(StoryConsole.class)
final class FileArtifactJourneyTest {

    private static final String BYTES = "what was built";
    private static final String DIGEST = Digest.of(Bytes.utf8(BYTES)).text();
    private static final String TOKEN = "ghp_" + "a1B2".repeat(9);

    private final Console console;

    FileArtifactJourneyTest(Console console) {
        this.console = console.wide(200).write("dist/api.jar", BYTES);
    }

    private Exit create(String artifact, String... more) {
        var arguments = new ArrayList<>(
                List.of("release", "create", "--app", "payments", "--version", "1", "--artifact", artifact));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    private Exit verify(String... more) {
        var arguments = new ArrayList<>(List.of("release", "verify", "payments@1"));
        arguments.addAll(List.of(more));
        return console.run(arguments.toArray(String[]::new));
    }

    @Test
    void aFileIsTakenByItsBytesAndSeenAgain() {
        assertThat(create("api=./dist/api.jar")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("unverified");
        console.run("release", "show", "payments@1", "--format", "json");
        // Where it lies is no part of the release, and told beside it.
        assertThat(console.out().split("\"places\"")[0]).contains(DIGEST).doesNotContain("dist");
        assertThat(console.out()).contains("\"api\": \"dist/api.jar\"");

        assertThat(verify("--format", "json")).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"state\": \"candidate\"", "\"kind\": \"file\"", "\"digest\": \"" + DIGEST);
        assertThat(verify()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("api  file " + DIGEST, "as it was seen before");
        assertThat(console.run("ledger", "verify")).as(console.out()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void itIsSeenWhenTheReleaseIsMadeWhereThatIsAskedFor() {
        assertThat(create("api=file:dist/api.jar", "--verify"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);

        assertThat(console.out()).contains("candidate");
    }

    @Test
    void theSameFileBySomeOtherPathIsTheSameRelease() {
        create("api=./dist/api.jar");

        assertThat(create("api=" + console.folder().resolve("dist/../dist/api.jar")))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before");
        assertThat(create("api=example.org/api@" + DIGEST)).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before");
    }

    @Test
    void whereItWasIsRememberedFromTheTop() {
        var inside = console.below("dist");
        inside.set("HOME", console.folder() + "-home");
        assertThat(inside.run(
                        "release", "create", "--app", "payments", "--version", "1", "--artifact", "api=./api.jar"))
                .as(inside.err())
                .isEqualTo(Exit.CLEAN);

        assertThat(verify()).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aFileThatChangedOrIsGoneIsMissing() {
        create("api=./dist/api.jar", "--verify");
        console.write("dist/api.jar", "built anew");

        assertThat(verify()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("api is missing: what is in dist/api.jar now is not what the release has");
        assertThat(console.out()).contains("unverified");
        for (var command : List.of("release show payments@1", "release list")) {
            console.run((command + " --format json").split(" "));
            assertThat(console.out().replaceAll("\\s", ""))
                    .as(command)
                    .contains("\"seen\":{\"missing\":[\"api\"],\"entry\":{\"index\":3,");
            var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(SchemaFiles.read("release-commands").orElseThrow(), InputFormat.JSON);
            assertThat(schema.validate(console.out(), InputFormat.JSON)).isEmpty();
        }
        console.remove("dist/api.jar");
        assertThat(verify()).isEqualTo(Exit.FINDINGS);
        assertThat(console.err()).contains("dist/api.jar: there is no such file");
    }

    @Test
    void itIsLookedForWhereItIsNow() {
        create("api=example.org/api@" + DIGEST);
        console.write("other/api.jar", BYTES);

        assertThat(verify("--artifact", "api=./other/api.jar"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(verify()).as(console.err()).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("as it was seen before");
    }

    @Test
    void whatIsNoFileIsRefusedWithASentence() throws IOException {
        Files.createSymbolicLink(console.folder().resolve("linked.jar"), Path.of("dist/api.jar"));

        assertRefused("api=./dist", "--artifact api: ./dist: it is a folder, and an artifact is one file");
        assertRefused(
                "api=./linked.jar",
                "--artifact api: ./linked.jar: it is a symbolic link; name the file that it leads to");
        assertRefused(
                "api=/dev/zero",
                "--artifact api: /dev/zero: it is a pipe, a socket or a device, and an artifact is a regular file");
        assertRefused("api=./absent.jar", "--artifact api: ./absent.jar: there is no such file");
        assertRefused("api=./dist/api.jar/x", "--artifact api: ./dist/api.jar/x: there is no such file");
        assertRefused("api=file:", "--artifact api: this is no path of a file");
        assertRefused("=./dist/api.jar", "--artifact takes NAME=./FILE with a name of a-z, 0-9, '.', '_' and '-'");
        assertRefused(
                "api=./dist/api.jar@sha256:" + "0".repeat(64),
                "--artifact api: ./dist/api.jar: its digest is another, " + DIGEST);
    }

    private void assertRefused(String artifact, String sentence) {
        assertThat(create(artifact)).as(artifact).isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines()).as(artifact).containsExactly("fairway: " + sentence);
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }

    @Test
    void aDigestThatIsNamedHasToBeTheFiles() {
        assertThat(create("api=./dist/api.jar@" + DIGEST)).as(console.err()).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aPathThatTellsASecretDoesNotEnter() {
        console.write(TOKEN + "/api.jar", BYTES);

        assertThat(create("api=./" + TOKEN + "/api.jar")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("--artifact api: its path looks like a secret")
                .doesNotContain(TOKEN);
        create("api=./dist/api.jar");
        assertThat(verify("--artifact", "api=./" + TOKEN + "/api.jar")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).doesNotContain(TOKEN);
    }
}
