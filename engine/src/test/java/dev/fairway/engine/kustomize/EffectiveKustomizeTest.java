package dev.fairway.engine.kustomize;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fairway.connector.KustomizeRenderer;
import dev.fairway.connector.KustomizeRenderer.Rendering;
import dev.fairway.core.effective.ManifestResource;
import dev.fairway.engine.kustomize.EffectiveKustomize.Effective;
import dev.fairway.formats.kustomize.ParsedFiles;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EffectiveKustomizeTest {

    private static final Sealing SEALING = Sealing.random();
    private static final String SERVICE = "apiVersion: v1\nkind: Service\nmetadata: {name: web}\n";

    private static final Map<String, String> HARMLESS =
            Map.of("prod/kustomization.yaml", "resources: [web.yaml]\n", "prod/web.yaml", SERVICE);

    private final List<String> given = new ArrayList<>();

    @Test
    void aHarmlessOverlayIsRenderedFromExactlyItsFiles() {
        var effective =
                effective(HARMLESS, new Rendering.Rendered((SERVICE + "spec: {type: NodePort}\n").getBytes(UTF_8)));

        assertThat(effective.rendered()).isTrue();
        assertThat(effective.gaps()).isEmpty();
        assertThat(effective.resources().getFirst().root().get("spec")).isPresent();
        assertThat(given).containsExactly("prod/kustomization.yaml", "prod/web.yaml");
    }

    @Test
    void anOverlayThatMightFetchIsNeverGivenToTheRenderer() {
        var effective = effective(
                Map.of(
                        "prod/kustomization.yaml",
                        "resources: [web.yaml, 'https://example.com/x.yaml']\n",
                        "prod/web.yaml",
                        SERVICE),
                new Rendering.Failed("never asked"));

        assertThat(given).isEmpty();
        assertThat(effective.rendered()).isFalse();
        assertThat(effective.gaps()).hasSize(1);
        assertThat(effective.gaps().getFirst().what()).isEqualTo("prod/kustomization.yaml:1");
        assertThat(effective.gaps().getFirst().remedy()).isNotEmpty();
        assertThat(effective.resources())
                .extracting(ManifestResource::address)
                .containsExactly("Service/web", "kustomize.config.k8s.io/Kustomization/prod");
    }

    @Test
    void whereRenderingFailsTheSourcesSpeakWithAGap() {
        var effective = effective(HARMLESS, new Rendering.Failed("kubectl kustomize failed with exit code 137"));

        assertThat(effective.rendered()).isFalse();
        assertThat(effective.gaps().getFirst().reason()).contains("exit code 137");
        assertThat(effective.resources()).hasSize(1);
        assertThat(effective.refusal()).isEmpty();
    }

    @Test
    void whatTheToolRefusesNobodyCanApply() {
        var effective = effective(HARMLESS, new Rendering.Refused("kubectl kustomize refuses it"));

        assertThat(effective.rendered()).isFalse();
        assertThat(effective.refusal())
                .hasValueSatisfying(gap -> assertThat(gap.what() + ": " + gap.reason())
                        .isEqualTo("prod: kubectl kustomize refuses it: as it is, nobody can apply it"));
        assertThat(effective.gaps().getFirst()).isEqualTo(effective.refusal().orElseThrow());
        assertThat(effective.resources()).hasSize(1);
    }

    @Test
    void withoutAToolTheSourcesSpeakWithAGap() {
        var effective = EffectiveKustomize.of("prod", files(HARMLESS), SEALING, Optional.empty());

        assertThat(effective.gaps()).hasSize(1);
        assertThat(effective.resources()).hasSize(1);
        assertThat(effective.files()).containsExactly("prod/kustomization.yaml", "prod/web.yaml");
    }

    @Test
    void whatWouldTakeTheToolTooLongIsNotGivenToIt() {
        var names = IntStream.rangeClosed(0, RenderingLoad.MOST_NAMES)
                .mapToObj("  key%d: v\n"::formatted)
                .collect(joining());
        var wide = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: wide}\ndata:\n" + names;
        var objects = IntStream.rangeClosed(0, RenderingLoad.MOST_OBJECTS)
                .mapToObj("apiVersion: v1\nkind: Service\nmetadata: {name: web%d}\n"::formatted)
                .collect(joining("---\n"));

        assertThat(reasonNotToRender(wide)).contains("20001 names in one mapping");
        assertThat(reasonNotToRender(objects)).contains("2001 objects");
        assertThat(given).isEmpty();
    }

    private String reasonNotToRender(String manifests) {
        var effective = effective(
                Map.of("prod/kustomization.yaml", "resources: [web.yaml]\n", "prod/web.yaml", manifests),
                new Rendering.Failed("never asked"));
        assertThat(effective.resources()).isNotEmpty();
        return effective.gaps().getFirst().reason();
    }

    private Effective effective(Map<String, String> files, Rendering rendering) {
        KustomizeRenderer renderer = (_, copies) -> {
            given.addAll(copies.keySet());
            return rendering;
        };
        return EffectiveKustomize.of("prod", files(files), SEALING, Optional.of(renderer));
    }

    private static ParsedFiles files(Map<String, String> files) {
        return new ParsedFiles(path -> Optional.ofNullable(files.get(path)).map(text -> text.getBytes(UTF_8)), SEALING);
    }
}
