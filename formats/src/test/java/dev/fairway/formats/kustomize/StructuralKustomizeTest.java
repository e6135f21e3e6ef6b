package dev.fairway.formats.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Node.Scalar;
import dev.fairway.core.tree.Node.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is told of values; that they are Kustomize's own is told where Kustomize can be run.
final class StructuralKustomizeTest {

    private static final String BASE = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api}
        spec:
          replicas: 1
          paused: false
          revisionHistoryLimit: 3
        """;

    private static final Map<String, String> FILES = Map.of(
            "base/kustomization.yaml",
            "resources: [api.yaml]\n",
            "base/api.yaml",
            BASE,
            "prod/kustomization.yaml",
            """
            resources:
              - ../base
            namespace: prod
            patches:
              - path: patch.yaml
              - target: {kind: Deployment}
                patch: |-
                  - op: replace
                    path: /spec/paused
                    value: true
            """,
            "prod/patch.yaml",
            "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: api\nspec:\n  replicas: 5\n");

    @Test
    void everyValueHasThePlaceOfTheSourceThatSetItLast() {
        var built = StructuralKustomize.build("prod", Sample.of(FILES));

        assertThat(built.gaps()).isEmpty();
        var spec = List.of("replicas", "paused", "revisionHistoryLimit").stream()
                .map(key -> Sample.at(built.resources(), "apps/Deployment/prod/api", "spec", key)
                        .place());
        assertThat(spec.map(Object::toString))
                .containsExactly("prod/patch.yaml:6", "prod/kustomization.yaml:10", "base/api.yaml:7");
        assertThat(Sample.at(built.resources(), "apps/Deployment/prod/api", "metadata", "namespace")
                        .place())
                .hasToString("prod/kustomization.yaml:3");
    }

    @Test
    void patchesThatAreNamedByTheirPathsAloneAreAppliedAsOldKustomizeDoes() {
        var files = new TreeMap<>(FILES);
        files.put("prod/kustomization.yaml", "bases: [../base]\npatches:\n  - patch.yaml\n");

        var built = StructuralKustomize.build("prod", Sample.of(files));

        assertThat(built.gaps()).isEmpty();
        assertThat(Sample.at(built.resources(), "apps/Deployment/api", "spec", "replicas")
                        .place())
                .hasToString("prod/patch.yaml:6");
    }

    @Test
    void whatStandsOutsideTheOverlayIsInherited() {
        var resources = StructuralKustomize.build("prod/", Sample.of(FILES)).resources();

        assertThat(isInherited(resources, "revisionHistoryLimit")).isTrue();
        assertThat(isInherited(resources, "replicas")).isFalse();
    }

    private static boolean isInherited(List<ManifestResource> resources, String key) {
        return Sample.at(resources, "apps/Deployment/prod/api", "spec", key)
                .place()
                .source()
                .base();
    }

    @Test
    void renderedValuesTakeThePlacesOfTheirSources() {
        var files = Sample.of(FILES);
        var structural = StructuralKustomize.build("prod", files).resources();
        var output = Sample.of(Map.of(
                        "out.yaml",
                        BASE.replace("1", "5").replace("api}", "api, namespace: prod}")
                                + "  progressDeadlineSeconds: 9\n"))
                .documents("out.yaml")
                .orElseThrow();

        var placed = RenderedKustomize.placed("prod", Optional.of("prod/kustomization.yaml"), output, structural);

        var replicas = Sample.at(placed, "apps/Deployment/prod/api", "spec", "replicas")
                .place();
        assertThat(replicas).hasToString("prod/patch.yaml:6");
        assertThat(replicas.source().rendered()).isTrue();
        assertThat(Sample.at(placed, "apps/Deployment/prod/api", "spec", "progressDeadlineSeconds")
                        .place())
                .hasToString("prod/patch.yaml:6");
    }

    @Test
    void theDigestInTheNameOfAGeneratedObjectIsTakenAway() {
        var files = Sample.of(Map.of(
                "prod/kustomization.yaml", "configMapGenerator: [{name: app, literals: [A=1]}]\n", "out.yaml", """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: app-5hb2m4f7t6}
                data: {A: "1"}
                ---
                apiVersion: v1
                kind: Pod
                metadata: {name: user}
                spec: {volumes: [{name: a, configMap: {name: app-5hb2m4f7t6}}]}
                """));

        var placed = RenderedKustomize.placed(
                "prod",
                Optional.empty(),
                files.documents("out.yaml").orElseThrow(),
                StructuralKustomize.build("prod", files).resources());

        assertThat(placed).extracting(ManifestResource::address).containsExactly("ConfigMap/app", "Pod/user");
        assertThat(placed.getLast().root().toString()).doesNotContain("5hb2m4f7t6");
    }

    @Test
    void whatIsNotAppliedIsAGap() {
        var files = new TreeMap<>(FILES);
        files.put("prod/kustomization.yaml", """
            resources: [../base]
            helmCharts: [{name: chart}]
            patches:
              - patch: "{apiVersion: v1, kind: Service, metadata: {name: none}}"
            """);

        var built = StructuralKustomize.build("prod", Sample.of(files));

        assertThat(built.resources()).hasSize(2);
        assertThat(built.gaps())
                .extracting(gap -> gap.place() + " " + gap.reason())
                .containsExactly(
                        "prod/kustomization.yaml:2 `helmCharts` is not applied",
                        "prod/kustomization.yaml:4 a patch finds no resource that it is for");
    }

    @Test
    void generatedSecretsAreSealed() {
        var built = StructuralKustomize.build(
                "prod",
                Sample.of(Map.of(
                        "prod/kustomization.yaml",
                        "secretGenerator: [{name: login, literals: [user=admin, code=12345]}]\n")));

        assertThat(Sample.at(built.resources(), "Secret/login", "data", "code")).isInstanceOf(Secret.class);
        assertThat(built.resources().toString()).doesNotContain("12345");
    }

    @Test
    void aTargetThatWouldTakeForeverMatchesNothing() {
        var files = new TreeMap<>(FILES);
        files.put("base/api.yaml", BASE.replace("name: api", "name: " + "a".repeat(60) + "b"));
        files.put("prod/kustomization.yaml", """
            resources: [../base]
            patches:
              - target: {kind: Deployment, name: "(a+)+c"}
                patch: "[{op: remove, path: /spec}]"
            """);

        var built = StructuralKustomize.build("prod", Sample.of(files));

        assertThat(Sample.at(built.resources(), "apps/Deployment/" + "a".repeat(60) + "b", "spec", "replicas"))
                .isInstanceOf(Scalar.class);
    }

    @Test
    void aPatchThatCopiesItsOwnCopiesComesToAnEnd() {
        var files = new TreeMap<>(FILES);
        files.put("prod/kustomization.yaml", """
            resources: [../base]
            patches:
              - target: {kind: Deployment}
                path: grow.yaml
            """);
        files.put("prod/grow.yaml", """
            - {op: copy, from: /metadata, path: /metadata/a}
            - {op: copy, from: /metadata, path: /metadata/b}
            """.repeat(300));

        var built = StructuralKustomize.build("prod", Sample.of(files));

        assertThat(built.gaps()).extracting(KustomizeGap::reason).anyMatch(reason -> reason.contains("JSON patch"));
        assertThat(built.resources()).hasSize(1);
    }

    @Test
    void whatIsStatedOfThingsElsewhereIsStillStated() {
        var built = StructuralKustomize.build("prod", Sample.of(Map.of("prod/kustomization.yaml", """
            resources:
              - https://git.example.com/team/thing//config?ref=v1.2.0&timeout=9s
              - https://git.example.com/other/releases/download/v0.4.1/install.yaml
            images: [{name: thing, newTag: "7"}]
            replicas: [{name: thing, count: 3}]
            patches:
              - target: {kind: Deployment, name: thing}
                patch: |-
                  - {op: replace, path: /spec/paused, value: true}
              - patch: |-
                  apiVersion: v1
                  kind: Service
                  metadata: {name: thing}
                  spec: {type: NodePort}
            """)));

        var address = "kustomize.config.k8s.io/Kustomization/prod";
        var stated = built.resources();
        assertThat(stated).extracting(ManifestResource::address).containsExactly(address);
        assertThat(text(Sample.at(stated, address, "resources", "https://git.example.com/team/thing//config", "ref")))
                .isEqualTo("v1.2.0 at prod/kustomization.yaml:2");
        assertThat(text(Sample.at(
                        stated,
                        address,
                        "resources",
                        "https://git.example.com/other/releases/download/*/install.yaml",
                        "ref")))
                .isEqualTo("v0.4.1 at prod/kustomization.yaml:3");
        assertThat(text(Sample.at(stated, address, "patches", "Deployment/thing", "/spec/paused")))
                .isEqualTo("true at prod/kustomization.yaml:9");
        assertThat(text(Sample.at(stated, address, "patches", "Service/thing", "spec", "type")))
                .isEqualTo("NodePort at prod/kustomization.yaml:14");
        assertThat(Sample.at(stated, address).toString()).contains("newTag", "count");
    }

    private static String text(Node node) {
        return ((Scalar) node).text() + " at " + node.place();
    }

    @Test
    void whatIsHereIsNotStatedTwice() {
        var files = new TreeMap<>(FILES);
        files.put("prod/kustomization.yaml", """
            resources: [../base]
            images: [{name: none, newTag: "7"}]
            """);

        assertThat(StructuralKustomize.build("prod", Sample.of(files)).resources())
                .hasSize(1);
    }
}
