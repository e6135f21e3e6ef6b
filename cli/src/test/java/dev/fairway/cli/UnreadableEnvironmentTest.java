package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// An environment whose file is there, and cannot be read, is not an environment less.
final class UnreadableEnvironmentTest {

    @TempDir
    private Path folder;

    @Test
    void environmentThatCannotBeReadIsUnseenAndNotGone() throws IOException {
        var console = Console.in(folder)
                .write("config/dev.yaml", "timeout: 3000\n")
                .write("config/prod.yaml", "timeout: 3000\n");
        Files.createSymbolicLink(folder.resolve("config/stage.yaml"), Path.of("/no/such/place"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("dev → stage → prod", "config/stage.yaml: a symbolic link to nothing");
        assertThat(console.err()).contains("nothing of stage could be read");
    }

    @Test
    void diffPassesNothingThatCannotBeRead() {
        var console = Console.in(folder);
        for (var environment : List.of("stage", "prod")) {
            console.write("config/%s.yaml".formatted(environment), "timeout: 3000\n");
            console.write("vars/%s.env".formatted(environment), "A=1\n");
        }
        assertThat(console.run("diff", "stage", "prod")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.write("vars/prod.env", "A=1\nno setting\n");

        assertThat(console.run("diff", "stage", "prod")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("vars/prod.env:2: a line without =");
    }

    @Test
    void diffTakesNoContractThatNamesUnknownEnvironments() {
        var console = Console.in(folder)
                .write("config/stage.yaml", "timeout: 3000\n")
                .write("config/prod.yaml", "timeout: 3000\n")
                .write(
                        "config/expected-env-diff.yaml",
                        "version: 1\nrules:\n  - {match: timeout, allow: {moon: 1}, reason: x}\n");

        assertThat(console.run("diff", "stage", "prod")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/expected-env-diff.yaml:3: 'moon' is no environment");
    }

    @Test
    void whatAContractSaysOfAFileThatCannotBeReadIsNotStale() {
        var console = Console.in(folder);
        for (var name : List.of("config", "vars")) {
            console.write(name + "/stage.yaml", "timeout: 3000\n").write(name + "/prod.yaml", "timeout: 10000\n");
        }
        console.run("contract", "init", "--baseline");
        console.write("vars/prod.yaml", "timeout: [\n");

        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).doesNotContain("Stale");
        assertThat(console.run("contract", "lint")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("nothing of prod could be read in vars/{env}.yaml");
        assertThat(console.out()).doesNotContain("stale");
    }

    @Test
    void aBaseThatCannotBeReadAnswersForNobody() throws IOException {
        var console = Console.in(folder)
                .write("chart/Chart.yaml", "name: shop\n")
                .write("chart/values-stage.yaml", "timeout: 3000\nretries: 3\n")
                .write("chart/values-prod.yaml", "timeout: 3000\n");
        Files.createSymbolicLink(folder.resolve("chart/values.yaml"), Path.of("/no/such/place"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("chart/values.yaml: a symbolic link to nothing")
                .doesNotContain("absent");
        assertThat(console.err())
                .contains("chart/values.yaml: cannot be read; what it says for stage, prod is not known");
    }

    @Test
    void objectsInAFileThatCannotBeReadAreNotMissing() throws IOException {
        var map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {PORT: '80'}\n";
        var console = Console.in(folder)
                .write("deploy/stage/web.yaml", map.formatted("web"))
                .write("deploy/stage/more.yaml", map.formatted("more"))
                .write("deploy/prod/web.yaml", map.formatted("web"))
                .write("overlays/stage/kustomization.yaml", "resources: [../../base]\npatches: [{path: patch.yaml}]\n")
                .write("overlays/stage/patch.yaml", map.formatted("base"))
                .write("overlays/prod/kustomization.yaml", "resources: [../../base]\npatches: [{path: patch.yaml}]\n")
                .write("base/kustomization.yaml", "resources: [base.yaml]\n")
                .write("base/base.yaml", map.formatted("base"));
        Files.createSymbolicLink(folder.resolve("deploy/prod/more.yaml"), Path.of("/no/such/place"));
        Files.createSymbolicLink(folder.resolve("overlays/prod/patch.yaml"), Path.of("/no/such/place"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out())
                .contains("deploy/prod/more.yaml, overlays/prod/patch.yaml: a symbolic link to nothing")
                .doesNotContain("absent", "base#", "missing");
        assertThat(console.err())
                .contains(
                        "nothing of prod could be read in overlays/{env}/",
                        "deploy/prod/more.yaml: cannot be read; what it says for prod is not known");
    }

    /// Of a kustomization the file that cannot be read is named, and where.
    @ParameterizedTest
    @CsvSource({
        "overlays/prod/patch.yaml, 'data: {', overlays/prod/patch.yaml:",
        "base/map.yaml, 'kind: [ConfigMap', base/map.yaml:"
    })
    void aSourceOfAKustomizationThatAChangeBreaksIsNamed(String file, String text, String named) {
        var map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: web}\ndata: {PORT: '%s'}\n";
        var console = Console.in(folder)
                .write("base/kustomization.yaml", "resources: [map.yaml]\n")
                .write("base/map.yaml", map.formatted("80"));
        for (var environment : List.of("stage", "prod")) {
            var overlay = "overlays/%s/".formatted(environment);
            console.write(overlay + "kustomization.yaml", "resources: [../../base]\npatches: [{path: patch.yaml}]\n")
                    .write(overlay + "patch.yaml", map.formatted("81"));
        }
        console.commit("Begin");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.CLEAN);
        console.write(file, text + "\n").commit("Break it");

        assertThat(console.run("check", "--since", "HEAD~1")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains(named);
        assertThat(console.err()).contains(file + " could be read at HEAD~1, and cannot be now");
        assertThat(console.run("check")).as(console.out()).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains(named);
    }

    /// Each application has its own production.
    @ParameterizedTest
    @ValueSource(strings = {"stage", "prod"})
    void anEnvironmentOfOneApplicationThatCannotBeReadIsNotClean(String environment) {
        var console = Console.in(folder);
        for (var application : List.of("cart", "mail")) {
            for (var each : List.of("dev", "stage", "prod")) {
                console.write("%s/%s.yaml".formatted(application, each), "timeout: 3000\n");
            }
        }
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
        console.write("mail/%s.yaml".formatted(environment), "timeout: [3000\n");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err())
                .contains("nothing of %s could be read in mail/{env}.yaml".formatted(environment))
                .doesNotContain("cart");
    }

    @Test
    void badFilesAllOverThePlaceAreNoAgreement() throws IOException {
        var console = Console.in(folder)
                .write("chart/Chart.yaml", "name: shop\n")
                .write("chart/values-stage.yaml", "")
                .write("chart/values-prod.yaml", "");
        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
        Files.createSymbolicLink(folder.resolve("chart/values.yaml"), Path.of("/no/such/place"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("could be");
    }

    @Test
    void folderInThePlaceOfAContractIsCalledOne() throws IOException {
        var console = Console.in(folder).write("config/prod.yaml", "timeout: 3000\n");
        Files.createDirectories(folder.resolve("config/expected-env-diff.yaml"));

        assertThat(console.run("check")).isEqualTo(Exit.MISTAKE);
        assertThat(console.err()).contains("config/expected-env-diff.yaml: this file cannot be read: it is a folder");
    }
}
