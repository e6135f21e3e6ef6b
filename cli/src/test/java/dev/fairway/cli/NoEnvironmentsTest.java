package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said where there is little to see.
final class NoEnvironmentsTest {

    @TempDir
    private Path folder;

    @Test
    void auditOfAFolderWithoutEnvironmentsHelpsAndAGateThatSeesNothingSaysSo() {
        var console = Console.in(folder).write(".env.development", "A=1\n").write(".env.test", "A=2\n");

        assertThat(console.run("audit")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("No environments were found", ".env.{env}", "fairway.yaml");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("nothing was checked");
        assertThat(console.run("check", "--run-modes")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void aFolderWithoutEnvironmentsSaysThatTheRepositoryAroundItWasNotLookedAt() {
        var console = Console.in(folder)
                .write("config/stage.yaml", "retries: 3\n")
                .write("config/prod.yaml", "retries: 5\n")
                .write("docs/guide/text.md", "# Text\n")
                .commit("Begin");

        for (var command : new String[] {"audit", "check"}) {
            var below = console.below("docs/guide");
            below.run(command);
            assertThat(below.out())
                    .contains(
                            "Only the folder docs/guide",
                            "of its repository was looked at",
                            "\n  fairway audit ../..\n");
            console.run(command, "docs/guide");
            assertThat(console.out()).contains("fairway audit .\n");
        }
        assertThat(console.run("audit")).isEqualTo(Exit.FINDINGS);
        assertThat(console.below("docs/guide").run("audit", "../..")).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void whatIsNamedForEnvironmentsAndCannotBeReadIsAGap() {
        var console = Console.in(folder)
                .write("conf/application-stage.conf", "db { host = a }\n")
                .write("conf/application-prod.conf", "db { host = b }\n");

        for (var command : new String[] {"audit", "check"}) {
            console.run(command);
            assertThat(console.out())
                    .contains("Not seen", "conf/application-{env}.conf", "in a form that is not read: prod, stage");
        }
        console.write("config/stage.yaml", "retries: 3\n")
                .write("config/prod.yaml", "retries: 3\n")
                .write("overlays/stage/web.xml", "<a/>\n")
                .write("overlays/stage/a.yaml", "a: 1\n")
                .write("overlays/prod/web.xml", "<b/>\n")
                .write("overlays/prod/a.yaml", "a: 1\n")
                .run("audit");
        assertThat(console.out()).contains("conf/application-{env}.conf", "overlays/{env}/web.xml");
    }

    @Test
    void aConditionOfATemplateIsAGapThatNamesItsLine() {
        var console = Console.in(folder)
                .write("environments/stage.yaml.gotmpl", "retries: 3\n")
                .write(
                        "environments/prod.yaml.gotmpl",
                        "retries: 3\n{{ if eq .Environment.Name \"prod\" }}\nretries: 5\n{{ end }}\n");

        console.run("audit");
        assertThat(console.out()).contains("environments/prod.yaml.gotmpl:2", "a template decides from here on");
    }

    @Test
    void withoutAContractAGateSaysThatThereIsNone() {
        var console =
                Console.in(folder).write("config/stage.yaml", "retries: 3\n").write("config/prod.yaml", "retries: 5\n");

        console.run("check");
        assertThat(console.out()).endsWith("There is no contract yet: fairway contract init begins one.\n");

        console.run("contract", "init");
        console.run("check");
        assertThat(console.out()).doesNotContain("no contract");
    }

    @Test
    void declaredEnvironmentsAreComparedWhateverTheirNames() {
        var console = Console.in(folder)
                .write("fairway.yaml", """
                    version: 1
                    route: [blue, green]
                    environments:
                      blue: {overlay: settings/blue.yaml}
                      green: {overlay: settings/green.yaml}
                    """)
                .write("settings/blue.yaml", "retries: 3\n")
                .write("settings/green.yaml", "retries: 5\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("settings/{env}.yaml#retries");
    }

    @Test
    void declaredSourceThatIsNotThereIsNotSilence() {
        var console = Console.in(folder).write("fairway.yaml", """
            version: 1
            route: [blue, green]
            environments:
              blue: {overlay: settings/blue.yaml}
              green: {overlay: settings/green.yaml}
            """).write("settings/blue.yaml", "retries: 3\n");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("settings/green.yaml is declared for green and cannot be read");
    }

    @Test
    void environmentOfWhichNothingCanBeReadIsNotSilence() {
        var console =
                Console.in(folder).write("config/stage.yaml", "retries: 3\n").write("config/prod.yaml", "retries: [\n");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("nothing of prod could be read");
    }

    @Test
    void whatWasRecognisedIsExplained() {
        var console =
                Console.in(folder).write("config/stage.yaml", "retries: 3\n").write("config/prod.yaml", "retries: 3\n");

        assertThat(console.run("audit", "--explain-discovery")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("stage → prod", "config/{env}.yaml");
        assertThat(console.run("audit", "--explain-discovery", "--format", "json"))
                .isEqualTo(Exit.CLEAN);
        assertThat(console.out()).startsWith("{").contains("\"template\": \"config/{env}.yaml\"");
    }

    @Test
    void folderThatIsNotThereIsAMistake() {
        assertThat(Console.in(folder).run("audit", "nowhere")).isEqualTo(Exit.MISTAKE);
    }

    @Test
    void environmentWhoseFileIsEmptyLacksWhatTheOthersHave() {
        var console = Console.in(folder)
                .write("config/stage.yaml", "retries: 3\n")
                .write("config/prod.yaml", "# nothing yet\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("config/{env}.yaml");
    }

    @Test
    void contractThatCannotBeReadIsNotNoContract() throws IOException {
        var console =
                Console.in(folder).write("config/stage.yaml", "retries: 3\n").write("config/prod.yaml", "retries: 3\n");
        Files.createSymbolicLink(folder.resolve("config/expected-env-diff.yaml"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(folder.resolve("fairway.yaml"), Path.of("nowhere"));

        assertThat(console.run("check")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err())
                .contains("config/expected-env-diff.yaml: this file cannot be read")
                .contains("fairway.yaml: this file cannot be read");
    }
}
