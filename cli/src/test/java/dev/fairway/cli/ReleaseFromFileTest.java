package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import dev.fairway.ledger.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A release whose parts stand in a file.
@ExtendWith(StoryConsole.class)
final class ReleaseFromFileTest {

    private static final String API = "registry.example/api@sha256:";

    private final Console console;

    ReleaseFromFileTest(Console console) {
        this.console = console.wide(200);
        console.write("deploy/base.yaml", "a: 1\n")
                .write("deploy/sql/V1__a.sql", "create table a (id int);\n")
                .write("deploy/sql/V2__b.sql", "drop table a;\n")
                .write("deploy/release.yaml", """
                    app: payments
                    version: "1.0"
                    artifact: {api: "%s", web: "%s"}
                    migrations: {db: {tool: flyway, folder: sql, compatible: {from: "1", to: "2"}}}
                    config: base.yaml
                    """.formatted(API + "a".repeat(64), API + "c".repeat(64)));
    }

    private String shown(String release) {
        console.run("release", "show", release);
        return console.out();
    }

    @Test
    void theSameReleaseAsByOptions() {
        assertThat(console.run("release", "create", "--file", "deploy/release.yaml"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.run(
                        "release",
                        "create",
                        "--app",
                        "payments",
                        "--version",
                        "1.0",
                        "--artifact",
                        "api=" + API + "a".repeat(64),
                        "--artifact",
                        "web=" + API + "c".repeat(64),
                        "--migrations",
                        "db=flyway:deploy/sql",
                        "--compatible",
                        "db=1..2",
                        "--config",
                        "deploy/base.yaml",
                        "--format",
                        "json"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("\"created\": false");
        var sql = "sha256:" + Bytes.utf8("create table a (id int);\n").sha256().hex();
        var more = "sha256:" + Bytes.utf8("drop table a;\n").sha256().hex();
        var object = ("{\"compatible\":{\"from\":\"1\",\"to\":\"2\"},\"migrations\":[{\"checksum\":\"%s\","
                        + "\"file\":\"V1__a.sql\",\"kind\":\"versioned\",\"version\":\"1\"},{\"checksum\":\"%s\","
                        + "\"file\":\"V2__b.sql\",\"kind\":\"versioned\",\"version\":\"2\"}],\"tool\":\"flyway\"}")
                .formatted(sql, more);
        assertThat(shown("payments@1.0"))
                .contains("sha256:" + Bytes.utf8(object).sha256().hex());
    }

    @Test
    void optionsGoBeforeWhatTheFileSays() {
        assertThat(console.run(
                        "release",
                        "create",
                        "--file",
                        "deploy/release.yaml",
                        "--version",
                        "1.1",
                        "--artifact",
                        "api=" + API + "b".repeat(64),
                        "--config",
                        "deploy/base.yaml"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(shown("payments@1.1"))
                .contains("b".repeat(64), "c".repeat(64))
                .doesNotContain("a".repeat(64));
    }

    @Test
    void mistakesOfTheFileAreToldWithItsLineBesideThoseOfTheOptions() {
        console.write("release.yaml", "app: payments\nversoin: \"1\"\nconfig: absent.yaml\n");

        assertThat(console.run("release", "create", "--file", "release.yaml", "--data", "x"))
                .isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("release.yaml:2: 'versoin' is no key", "--version is needed", "--data takes", "absent.yaml");
        assertThat(console.run("release", "create", "--file", "absent.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("absent.yaml: there is no such file");
    }

    @Test
    void whatTheFileSaysAndIsRefusedIsNotAskedForOtherwise() {
        console.write("release.yaml", "app: Payments\nversion: 1.10\nconfig: deploy/base.yaml\n");
        assertThat(console.run("release", "create", "--file", "release.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines())
                .containsExactly(
                        "fairway: release.yaml:1: app takes a-z, 0-9, '.', '_' and '-'",
                        "fairway: release.yaml:2: version is a text: write it in quotes, since a number loses its last"
                                + " zeros");

        console.write("release.yaml", "app: payments\nversion: \"1\"\n{{{\n");
        assertThat(console.run("release", "create", "--file", "release.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("no YAML").doesNotContain("template", "is needed", "at least one part");
    }

    @Test
    void anArtifactThatIsAFileLiesWhereTheReleasesFileSays() {
        console.write("deploy/dist/cli.jar", "what was built").write("cli.jar", "another one");
        console.write("deploy/built.yaml", "app: tools\nversion: \"1\"\nartifact: {cli: ./dist/cli.jar}\n");

        assertThat(console.run("release", "create", "--file", "deploy/built.yaml", "--verify"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("candidate");
        assertThat(console.run(
                        "release",
                        "create",
                        "--app",
                        "tools",
                        "--version",
                        "1",
                        "--artifact",
                        "cli=./deploy/dist/cli.jar"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("was recorded before");
        assertThat(console.run("release", "verify", "tools@1"))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
    }

    @Test
    void anOptionGoesBeforeAnArtifactThatIsAFile() {
        console.write("built.yaml", "app: tools\nversion: \"1\"\nartifact: {cli: ./absent.jar}\n");

        assertThat(console.run(
                        "release", "create", "--file", "built.yaml", "--artifact", "cli=" + API + "a".repeat(64)))
                .as(console.err())
                .isEqualTo(Exit.CLEAN);
        assertThat(shown("tools@1")).contains("a".repeat(64));
    }

    @Test
    void anArtifactThatCannotBeTakenIsToldWhereItIsNamed() {
        console.write("dist/cli.jar", "what was built");
        console.write("built.yaml", """
            app: tools
            version: "1"
            artifact:
              cli: ./absent.jar
              folder: ./dist
              other: ./dist/cli.jar@sha256:%s
            """.formatted("0".repeat(64)));

        assertThat(console.run("release", "create", "--file", "built.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err().lines())
                .containsExactly(
                        "fairway: built.yaml: artifact.cli: ./absent.jar: there is no such file",
                        "fairway: built.yaml: artifact.folder: ./dist: it is a folder, and an artifact is one file",
                        "fairway: built.yaml: artifact.other: ./dist/cli.jar: its digest is another, sha256:"
                                + Bytes.utf8("what was built").sha256().hex());
        assertThat(console.folder().resolve(".fairway")).doesNotExist();
    }

    @Test
    void aKeyThatIsThereTwiceIsToldWithItsLine() {
        console.write("twice.yaml", "app: payments\nversion: \"1\"\nversion: \"2\"\nconfig: deploy/base.yaml\n");

        assertThat(console.run("release", "create", "--file", "twice.yaml")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("fairway: twice.yaml:3: the key \"version\" stands in line 2 too")
                .doesNotContain("counts");
    }
}
