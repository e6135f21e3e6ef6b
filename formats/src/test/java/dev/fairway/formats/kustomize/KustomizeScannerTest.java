package dev.fairway.formats.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KustomizeScannerTest {

    private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n";

    @Test
    void everyFileThatIsReachedIsListed() {
        var scan = KustomizeScanner.scan(
                "overlays/prod",
                Sample.of(Map.of(
                        "overlays/prod/kustomization.yaml",
                        """
                        resources: [../../base]
                        components: [../../parts/tls]
                        patches: [{path: patch.yaml, target: {kind: Service}}]
                        configMapGenerator: [{name: app, files: [renamed=app.conf], envs: [app.env]}]
                        """,
                        "overlays/prod/patch.yaml",
                        SERVICE,
                        "overlays/prod/app.conf",
                        "a",
                        "overlays/prod/app.env",
                        "A=1",
                        "overlays/prod/unused.yaml",
                        SERVICE,
                        "base/kustomization.yml",
                        "resources: [web.yaml]",
                        "base/web.yaml",
                        SERVICE,
                        "parts/tls/Kustomization",
                        "kind: Component")));

        assertThat(scan)
                .isEqualTo(new KustomizeScan.Renderable(List.of(
                        "base/kustomization.yml",
                        "base/web.yaml",
                        "overlays/prod/app.conf",
                        "overlays/prod/app.env",
                        "overlays/prod/kustomization.yaml",
                        "overlays/prod/patch.yaml",
                        "parts/tls/Kustomization")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resources: ['https://someone:pa55-W0rd-x9@git.example.com/x?ref=1']",
                "resources: ['https://example.com/all.yaml']",
                "patches: ['https://example.com/patch.yaml']",
                "patches: [../../../outside.yaml]",
                "resources: ['github.com/example/repository//deploy?ref=main']",
                "resources: ['git@example.com:a/b.git']",
                "resources: ['ssh://git@example.com/a/b']",
                "resources: ['git::https://example.com/a']",
                "resources: ['example.com:a/b']",
                "resources: ['gh:example/repository']",
                "resources: ['file:///etc']",
                "bases: ['HTTPS://example.com/base']",
                "components: ['github.com/example/part']",
                "patches: [{path: 'https://example.com/patch.yaml'}]",
                "configMapGenerator: [{name: a, files: ['a=https://example.com/file']}]",
                "resources: [../../../etc]",
                "resources: [/etc/passwd]",
                "configMapGenerator: [{name: a, files: [../../../../etc/passwd]}]",
                "configMapGenerator: [{name: a, envs: [link.env]}]",
                "openapi: {path: ../../../schema.json}",
                "crds: [missing.json]",
                "generators: [run.yaml]",
                "transformers: [run.yaml]",
                "validators: [run.yaml]",
                "helmCharts: [{name: chart, repo: 'https://example.com'}]",
                "helmChartInflationGenerator: [{chartName: chart}]",
                "HelmCharts: [{name: chart}]",
                "unheardOf: [x]",
                "resources: [../prod]",
                "resources: [../other]",
                "resources: [broken.yaml]",
                "- a list",
                "a: [1"
            })
    void whatMightRunOrFetchOrLeaveTheTreeIsNeverRendered(String kustomization) {
        var files = new TreeMap<>(Map.of(
                "overlays/prod/kustomization.yaml", kustomization + "\n",
                "overlays/prod/run.yaml", "apiVersion: v1\nkind: Exec\nmetadata: {name: x}\n",
                "overlays/prod/broken.yaml", "a: [1\n",
                "overlays/other/kustomization.yaml", "resources: [../prod]\n"));

        var scan = KustomizeScanner.scan("overlays/prod", Sample.of(files));

        assertThat(scan).isInstanceOf(KustomizeScan.Refused.class);
        assertThat(((KustomizeScan.Refused) scan).place().file()).startsWith("overlays/");
        assertThat(scan.files()).contains("overlays/prod/kustomization.yaml");
    }

    @Test
    void theReasonNamesTheLine() {
        var scan = KustomizeScanner.scan(
                "prod",
                Sample.of(Map.of("prod/kustomization.yaml", "namePrefix: a-\nresources:\n- https://x.example/y\n")));

        assertThat(((KustomizeScan.Refused) scan).place()).hasToString("prod/kustomization.yaml:3");
    }

    @Test
    void twoKustomizationsInOneFolderAreRefused() {
        var scan = KustomizeScanner.scan(
                "prod",
                Sample.of(Map.of("prod/kustomization.yaml", "namespace: a", "prod/Kustomization", "namespace: b")));

        assertThat(scan).isInstanceOf(KustomizeScan.Refused.class);
        assertThat(scan.files()).hasSize(2);
    }

    @Test
    void aLongChainOfFoldersEnds() {
        var files = new TreeMap<String, String>();
        for (var i = 0; i < 2_000; i++) {
            files.put("d" + i + "/kustomization.yaml", "resources: [../d" + (i + 1) + "]\n");
        }

        assertThat(KustomizeScanner.scan("d0", Sample.of(files))).isInstanceOf(KustomizeScan.Refused.class);
        assertThat(StructuralKustomize.build("d0", Sample.of(files)).gaps()).isNotEmpty();
    }
}
