package dev.fairway.connectors.kustomize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.fairway.connector.KustomizeRenderer;
import dev.fairway.connector.KustomizeRenderer.Rendering;
import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.tree.Node;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.kustomize.KustomizeScan;
import dev.fairway.formats.kustomize.KustomizeScanner;
import dev.fairway.formats.kustomize.RenderedKustomize;
import dev.fairway.formats.kustomize.StructuralKustomize;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What is put together from sources is what Kustomize says, value by value.
final class StructuralDifferentialTest {

    private static final Optional<KustomizeRenderer> RENDERER =
            KustomizeConnector.find(System.getenv(), Path.of("target/nowhere"));

    private static final Sealing SEALING = Sealing.random();

    @ParameterizedTest
    @MethodSource("overlays")
    void sourcesAndKustomizeSayTheSame(Overlays overlays, String directory) {
        assumeTrue(RENDERER.isPresent(), "needs kubectl or kustomize");
        var files = overlays.files();
        var scan = KustomizeScanner.scan(directory, files);
        assumeTrue(scan instanceof KustomizeScan.Renderable, "may not be rendered");
        var rendering = RENDERER.orElseThrow().render(directory, overlays.copies(scan.files()));
        assumeTrue(rendering instanceof Rendering.Rendered, "Kustomize itself refuses it");

        var structural = StructuralKustomize.build(directory, files).resources();
        var rendered = RenderedKustomize.placed(directory, Optional.empty(), documents(rendering), structural);

        assertThat(texts(structural)).isEqualTo(texts(rendered));
    }

    static Stream<Arguments> overlays() {
        var own = overlays(Path.of("src/test/resources/overlays"));
        var fixtures = Optional.ofNullable(System.getenv("FAIRWAY_FIXTURES")).stream()
                .flatMap(root -> Stream.of("bank-of-anthos", "flux2-kustomize-helm-example", "osv-dev")
                        .map(name -> Path.of(root, "repositories", name)))
                .filter(Files::isDirectory)
                .flatMap(StructuralDifferentialTest::overlays);
        return Stream.concat(own, fixtures);
    }

    private static Stream<Arguments> overlays(Path root) {
        var overlays = new Overlays(root, SEALING);
        return overlays.kustomizations().stream()
                .map(directory -> Arguments.of(Named.of(root.getFileName().toString(), overlays), directory));
    }

    private static List<Node> documents(Rendering rendering) {
        var yaml = ((Rendering.Rendered) rendering).yaml();
        return DocumentReader.read(Source.of("rendered.yaml"), yaml, SEALING).documents();
    }

    private static SortedMap<String, String> texts(List<ManifestResource> resources) {
        var texts = new TreeMap<String, String>();
        resources.forEach(
                resource -> texts.put(resource.address(), text(resource.root()).toString()));
        return texts;
    }

    /// Without places, and with names in order.
    private static Object text(Node node) {
        return switch (node) {
            case Node.Mapping mapping -> {
                var entries = new TreeMap<String, Object>();
                mapping.entries().forEach(entry -> entries.put(entry.key(), text(entry.value())));
                yield entries;
            }
            case Node.Listing listing ->
                listing.items().stream().map(StructuralDifferentialTest::text).toList();
            case Node.Scalar(var kind, var text, var _) -> Map.of(kind, text);
            case Node.Secret(var fingerprint, var _) -> fingerprint;
            case Node.Encrypted(var scheme, var _) -> scheme;
        };
    }
}
