package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What breaks off where an environment's values stand, or those that it inherits, does not pass.
final class BrokenSourceTest {

    private static final String SOURCES = "src/main/resources/application";
    private static final String OBJECT =
            "---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {PORT: '80'}\n";

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatAnEnvironmentInheritsFromABrokenBaseIsNotClean(boolean hasContract) {
        console.write(SOURCES + ".yml", "name: shop\ntimeout: 10\n")
                .write(SOURCES + "-stage.yml", "level: info\n")
                .write(SOURCES + "-prod.yml", "level: info\n");
        if (hasContract) {
            console.write(
                    "config/expected-env-diff.yaml",
                    "version: 1\nrules:\n  - {match: timeout, allow: any, reason: load}\n");
        }
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.write(SOURCES + ".yml", "name: shop\ntimeout: [10\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err())
                .contains(SOURCES + ".yml:2:", "; what it says for stage, prod is not known")
                .doesNotContain("nothing of");
        assertThat(console.out()).doesNotContain("Stale");
    }

    @Test
    void aManifestOfWhichOneObjectIsBrokenIsNotClean() {
        var objects = OBJECT.formatted("web") + OBJECT.formatted("more");
        console.write("deploy/app-stage.yaml", objects).write("deploy/app-prod.yaml", objects);
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.write(
                "deploy/app-prod.yaml",
                OBJECT.formatted("web") + OBJECT.formatted("more").replace("}", ""));

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("deploy/app-prod.yaml:", "; what it says for prod is not known");
        assertThat(console.out()).doesNotContain("absent");
    }

    @Test
    void aLineThatIsNoSettingIsNotClean() {
        console.write(".env.stage", "TIMEOUT=10\nRETRIES=3\n").write(".env.prod", "TIMEOUT=10\nRETRIES 3\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains(".env.prod:2: a line without =; what it says for prod is not known");
    }

    @Test
    void aFileThatItsOwnReaderRefusesIsReadAndNotClean() {
        console.write("config/stage.json", "{\"retries\": 3, \"debug\": false}\n")
                .write("config/prod.json", "{\"retries\": 3, \"debug\": false}\n")
                .commit("Begin");
        console.write("config/prod.json", "{\"retries\": 3, \"debug\": false,}\n")
                .commit("Add a comma");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("2 compared").contains("config/prod.json:1: no JSON: a comma before }");
        assertThat(console.err()).contains("; what it says for prod is not known");
        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("config/prod.json could be read at HEAD~1, and cannot be now");
    }

    @Test
    void aKeyThatStandsTwiceFailsOnlyWhereTheFormatForbidsIt() {
        console.write(".env.stage", "A=1\n").write(".env.prod", "A=2\nA=1\n");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);

        console.write("config/stage.toml", "a = 1\n").write("config/prod.toml", "a = 2\na = 1\n");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
    }

    @Test
    void aKustomizationThatNamesAFileThatIsNotThereIsNotClean() {
        console.write("base/kustomization.yaml", "resources: [web.yaml]\n")
                .write("base/web.yaml", OBJECT.formatted("web"))
                .write("overlays/stage/kustomization.yaml", "resources: [../../base]\n")
                .write("overlays/prod/kustomization.yaml", "resources: [../../base]\n")
                .commit("Begin");
        console.write("overlays/prod/kustomization.yaml", "resources: [../../base, more.yaml]\n")
                .commit("Name one more");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err())
                .contains("overlays/prod/kustomization.yaml:1:", "overlays/prod/more.yaml is not there")
                .contains("what it says for prod is not known");
        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("overlays/prod is refused by Kustomize, and was not at HEAD~1");
    }

    @Test
    void aTemplateThatIsNoDocumentBeforeItIsFilledIsAGap() {
        var template = OBJECT.formatted("more") + "{{ if wide }}\n  - [ {{ left }}\n{{ end }}\n   a: ]\n b: c\n";
        console.write("deploy/app-stage.yaml.tmpl", OBJECT.formatted("web") + template)
                .write("deploy/app-prod.yaml.tmpl", OBJECT.formatted("web") + template);

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        assertThat(console.out().replaceAll("\\s+", " "))
                .contains("a template that is no YAML even without its actions");
    }
}
