package dev.fairway.engine.kustomize;

import dev.fairway.connector.KustomizeRenderer;
import dev.fairway.connector.KustomizeRenderer.Rendering;
import dev.fairway.core.effective.ManifestResource;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.core.tree.Source;
import dev.fairway.formats.kustomize.KustomizeFiles;
import dev.fairway.formats.kustomize.KustomizeGap;
import dev.fairway.formats.kustomize.KustomizeScan;
import dev.fairway.formats.kustomize.KustomizeScanner;
import dev.fairway.formats.kustomize.RenderedKustomize;
import dev.fairway.formats.kustomize.StructuralKustomize;
import dev.fairway.formats.read.DocumentReader;
import dev.fairway.formats.read.Sealing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Says what an overlay holds, by the best means there are.
public final class EffectiveKustomize {

    /// More is not handed to a tool.
    private static final long MAX_BYTES = 64L << 20;

    private static final String COPY =
            "what is stated here about it is compared; a copy of it in the repository would be" + " compared whole";

    private EffectiveKustomize() {}

    /// What an overlay holds.
    ///
    /// @param files every file that was reached, sorted: they are not compared on their own, and
    ///     their history is the overlay's
    /// @param gaps why it was not rendered, and then what of the sources was not applied
    /// @param rendered whether Kustomize itself said so
    /// @param complete whether every file could be read; where not, only objects whose values are certain are among
    ///     the resources, and there may be more
    /// @param refusal that Kustomize itself cannot make anything of it, so that nobody can apply it
    public record Effective(
            List<ManifestResource> resources,
            List<String> files,
            List<Gap> gaps,
            boolean rendered,
            boolean complete,
            Optional<Gap> refusal) {
        public Effective {
            resources = List.copyOf(resources);
            files = List.copyOf(files);
            gaps = List.copyOf(gaps);
        }
    }

    /// @param renderer absent where no tool is installed, or where versions of the past are read and speed counts
    public static Effective of(
            String overlayDirectory, KustomizeFiles files, Sealing sealing, Optional<KustomizeRenderer> renderer) {
        var structural = StructuralKustomize.build(overlayDirectory, files);
        return switch (KustomizeScanner.scan(overlayDirectory, files)) {
            case KustomizeScan.Refused(var reached, var place, var reason) ->
                unrendered(structural, reached, new KustomizeGap(place, reason));
            case KustomizeScan.Renderable(var reached) ->
                renderer.map(tool -> rendered(overlayDirectory, files, sealing, tool, reached, structural))
                        .orElseGet(() -> fromSources(
                                structural,
                                reached,
                                new Gap(
                                        overlayDirectory,
                                        "not rendered: there is no kubectl or kustomize",
                                        remedy(false))));
        };
    }

    /// What an overlay holds by its sources alone, for the many versions of the past.
    public static Effective ofSources(String overlayDirectory, KustomizeFiles files) {
        var structural = StructuralKustomize.build(overlayDirectory, files);
        var reached = KustomizeScanner.scan(overlayDirectory, files).files();
        return new Effective(
                structural.resources(), reached, gaps(structural), false, structural.complete(), Optional.empty());
    }

    private static Effective rendered(
            String overlayDirectory,
            KustomizeFiles files,
            Sealing sealing,
            KustomizeRenderer renderer,
            List<String> reached,
            StructuralKustomize.Built structural) {
        var excess = RenderingLoad.excess(structural.resources());
        var copies = copies(files, reached);
        if (excess.isPresent() || copies.isEmpty()) {
            var reason = excess.orElse("its files are too large");
            return fromSources(structural, reached, new Gap(overlayDirectory, "not rendered: " + reason, remedy(true)));
        }
        return switch (renderer.render(overlayDirectory, copies.get())) {
            case Rendering.Refused(var reason) -> {
                var refusal = new Gap(
                        overlayDirectory,
                        "%s: as it is, nobody can apply it".formatted(reason),
                        "`kubectl kustomize %s` says why; its sources are compared instead"
                                .formatted(overlayDirectory));
                yield fromSources(structural, reached, refusal, Optional.of(refusal));
            }
            case Rendering.Failed(var reason) ->
                fromSources(structural, reached, new Gap(overlayDirectory, "not rendered: " + reason, remedy(true)));
            case Rendering.Rendered(var yaml) -> {
                var output = new Source(overlayDirectory + "/rendered.yaml", false, true);
                var reading = DocumentReader.read(output, yaml, sealing);
                yield reading.complete()
                        ? new Effective(
                                RenderedKustomize.placed(
                                        overlayDirectory,
                                        own(overlayDirectory, reached),
                                        reading.documents(),
                                        structural.resources()),
                                reached,
                                List.of(),
                                true,
                                true,
                                Optional.empty())
                        : fromSources(
                                structural,
                                reached,
                                new Gap(overlayDirectory, "not rendered: the output cannot be read", remedy(true)));
            }
        };
    }

    private static Optional<SortedMap<String, byte[]>> copies(KustomizeFiles files, List<String> reached) {
        var copies = new TreeMap<String, byte[]>();
        var size = 0L;
        for (var file : reached) {
            var bytes = files.bytes(file).orElseGet(() -> new byte[0]);
            size += bytes.length;
            copies.put(file, bytes);
        }
        return size > MAX_BYTES ? Optional.empty() : Optional.of(copies);
    }

    private static Optional<String> own(String overlayDirectory, List<String> reached) {
        return reached.stream()
                .filter(file -> file.startsWith(overlayDirectory)
                        && file.toLowerCase(Locale.ROOT).contains("kustomization"))
                .findFirst();
    }

    /// One gap per place: where a source is not applied for the reason that nothing was rendered, that is said once.
    private static Effective fromSources(StructuralKustomize.Built structural, List<String> reached, Gap why) {
        return fromSources(structural, reached, why, Optional.empty());
    }

    private static Effective fromSources(
            StructuralKustomize.Built structural, List<String> reached, Gap why, Optional<Gap> refusal) {
        var gaps = new ArrayList<Gap>();
        gaps.add(why);
        gaps(structural).stream().filter(gap -> !gap.what().equals(why.what())).forEach(gaps::add);
        return new Effective(structural.resources(), reached, gaps, false, structural.complete(), refusal);
    }

    private static List<Gap> gaps(StructuralKustomize.Built structural) {
        return structural.gaps().stream().map(EffectiveKustomize::gap).toList();
    }

    private static Effective unrendered(StructuralKustomize.Built structural, List<String> reached, KustomizeGap gap) {
        var why = refused(gap);
        return fromSources(structural, reached, why, gap.isLacking() ? Optional.of(why) : Optional.empty());
    }

    private static Gap refused(KustomizeGap gap) {
        return gap.isElsewhere()
                ? gap(gap)
                : new Gap(gap.place().toString(), "not rendered: " + gap.reason(), remedy(true));
    }

    private static Gap gap(KustomizeGap gap) {
        return gap.isElsewhere()
                ? new Gap(gap.place().toString(), "not rendered: " + gap.reason(), COPY)
                : new Gap(gap.place().toString(), gap.reason(), "what it sets is not compared");
    }

    private static String remedy(boolean hasTool) {
        return hasTool
                ? "its sources are compared instead"
                : "its sources are compared instead; install kubectl or kustomize to have it rendered";
    }
}
