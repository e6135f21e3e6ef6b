package dev.fairway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.cli.command.Exit;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What lies below a file that cannot be read is no answer to what stands in it.
final class UnreadLayerTest {

    private static final String BASE = "timeout: 10\nhost: localhost\nname: shop\n";
    private static final String BROKEN = "foo: [\n";

    @TempDir
    private Path folder;

    private Console console;

    @BeforeEach
    void begin() {
        console = Console.in(folder);
    }

    private Console on(String day) {
        return Console.in(folder).on(day);
    }

    @ParameterizedTest
    @CsvSource({
        "chart/values.yaml,chart/values-stage.yaml,chart/values-prod.yaml,''",
        "src/main/resources/application.yml,src/main/resources/application-stage.yml,"
                + "src/main/resources/application-prod.yml,''",
        "compose.yaml,compose.stage.yaml,compose.prod.yaml,'services: {web: {image: shop, environment: {PORT: 80}}}\n'",
    })
    void anEnvironmentWhoseOwnFileIsBrokenHasNothingOfItsBase(String base, String stage, String prod, String more) {
        console.write(base, BASE + more)
                .write(stage, "host: stage.example.org\n" + more)
                .write(prod, "timeout: 99\nhost: prod.example.org\n" + more + BROKEN);

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains(prod).doesNotContain("% alike", "inherited", "localhost");
        assertThat(console.err()).contains("nothing of prod could be read");
    }

    @Test
    void theOthersAreComparedAllTheSame() {
        console.write("chart/values.yaml", BASE)
                .write("chart/values-dev.yaml", "timeout: 11\n")
                .write("chart/values-stage.yaml", "timeout: 12\n")
                .write("chart/values-prod.yaml", "timeout: 99\n" + BROKEN);

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("timeout", "dev", "11", "12").doesNotContain("prod   10", "stage and prod");
    }

    @Test
    void aContractIsNotBrokenByWhatNobodyCouldRead() {
        console.write("chart/values.yaml", BASE)
                .write("chart/values-stage.yaml", "host: stage.example.org\n")
                .write("chart/values-prod.yaml", "timeout: 99\nhost: prod.example.org\n" + BROKEN)
                .write("config/expected-env-diff.yaml", """
                    version: 1
                    rules:
                      - match: timeout
                        allow: {stage: 10, prod: 99}
                        reason: production waits longer
                      - match: host
                        allow: {stage: stage.example.org, prod: prod.example.org}
                        reason: each has its own
                    """);

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).doesNotContain("localhost", "looks deliberate");
    }

    @Test
    void theLinesThatCouldBeReadAreComparedAndTheOthersAreNotMissing() {
        console.write("config/.env.stage", "TIMEOUT=10\nRETRIES=3\nREGION=a\n")
                .write("config/.env.prod", "TIMEOUT=99\nthis is no setting\nREGION=a\n");

        console.run("check");
        assertThat(console.out()).contains("TIMEOUT").doesNotContain("RETRIES");
    }

    @Test
    void whatABrokenBaseSaysIsUnknownToAllThatInheritFromIt() {
        console.write("chart/values.yaml", BASE + BROKEN)
                .write("chart/values-stage.yaml", "timeout: 12\nhost: shop\n")
                .write("chart/values-prod.yaml", "timeout: 99\n");

        assertThat(console.run("check")).isEqualTo(Exit.FINDINGS);
        assertThat(console.out()).contains("timeout").doesNotContain("#host");
    }

    @Test
    void aChangeThatBreaksAFileDoesNotPass() {
        on("2026-01-05")
                .write("chart/values.yaml", BASE)
                .write("chart/values-stage.yaml", "timeout: 99\n")
                .write("chart/values-prod.yaml", "timeout: 99\n")
                .write("config/stage.yaml", "level: info\n")
                .write("config/prod.yaml", "level: info\n")
                .commit("Begin");
        on("2026-02-05")
                .write("chart/values-prod.yaml", "timeout: 99\n" + BROKEN)
                .commit("Forget a bracket");

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("nothing of prod could be read in chart/values-{env}.yaml");
        assertThat(console.run("check", "--since", "HEAD~1")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("chart/values-prod.yaml could be read at HEAD~1, and cannot be now");
        assertThat(console.run("check", "--since", "HEAD")).isEqualTo(Exit.CLEAN);
    }

    @Test
    void aFileThatWasBrokenForAWhileSaysNothingOfThatTime() {
        on("2026-01-05")
                .write("chart/values.yaml", BASE)
                .write("chart/values-stage.yaml", "timeout: 12\n")
                .write("chart/values-prod.yaml", "timeout: 99\n")
                .commit("Wait longer in production");
        on("2026-02-05")
                .write("chart/values-prod.yaml", "timeout: 99\n" + BROKEN)
                .commit("Forget a bracket");
        on("2026-03-05").write("chart/values-prod.yaml", "timeout: 99\n").commit("Mend it");

        console.run("why", "timeout");
        assertThat(console.out()).contains("Wait longer in production").doesNotContain("Mend it", "Forget a bracket");
    }

    private static String object(String kind, String name, String data) {
        return "apiVersion: v1\nkind: %s\nmetadata: {name: %s}\ndata: {%s}\n".formatted(kind, name, data);
    }

    private Console overlays() {
        for (var environment : new String[] {"stage", "prod"}) {
            console.write("base/kustomization.yaml", "resources: [web.yaml]\n")
                    .write("base/web.yaml", object("ConfigMap", "web", "PORT: '80'"))
                    .write(
                            "overlays/" + environment + "/kustomization.yaml",
                            "resources: [../../base, more.yaml]\npatches: [{path: patch.yaml}]\n")
                    .write("overlays/" + environment + "/more.yaml", object("ConfigMap", "more", "A: '1'"))
                    .write("overlays/" + environment + "/patch.yaml", object("ConfigMap", "web", "PORT: '81'"));
        }
        return console;
    }

    @Test
    void anObjectInABrokenFileOfAnOverlayIsNotMissing() {
        overlays().write("overlays/prod/more.yaml", BROKEN);

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.err()).contains("overlays/prod/more.yaml:2:");
        assertThat(console.out()).contains("overlays/prod").doesNotContain("absent");
    }

    @Test
    void whatABrokenPatchMayChangeIsNotCompared() {
        overlays().write("overlays/prod/patch.yaml", BROKEN);

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("overlays/prod").doesNotContain("% alike", "absent", "81");
        assertThat(console.err()).contains("nothing of prod could be read");
    }

    @Test
    void whatABrokenFileOfHelmValuesMaySetIsNotCompared() {
        var values = object("Application", "shop", "")
                .replace("v1", "argoproj.io/v1alpha1")
                .replace("data: {}", "spec: {source: {path: chart, helm: {valueFiles: [%s.yaml]}}}");
        console.write("chart/values.yaml", "retries: 1\n")
                .write("chart/small.yaml", "retries: 2\n")
                .write("chart/large.yaml", BROKEN)
                .write("apps/shop-stage.yaml", values.formatted("small"))
                .write("apps/shop-prod.yaml", values.formatted("large"));

        assertThat(console.run("check")).isEqualTo(Exit.UNSEEN);
        assertThat(console.out()).contains("chart/large.yaml").doesNotContain("not in this repository", "retries");
    }

    @Test
    void whatATemplateMayInsertInAnObjectIsNotMissing() {
        var object = object("ConfigMap", "web", "").replace("data: {}", "data:\n  PORT: '80'\n%s");
        console.write("deploy/web-stage.yaml", object.formatted("  RETRIES: '3'\n"))
                .write("deploy/web-prod.yaml", object.formatted("{{ settings }}\n"));

        assertThat(console.run("check")).isEqualTo(Exit.CLEAN);
        assertThat(console.out()).contains("deploy/web-prod.yaml:6").doesNotContain("absent");
    }
}
