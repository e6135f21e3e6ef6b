package dev.fairway.engine.journey;

import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Discovery;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.compare.Wanted;
import dev.fairway.engine.read.WorkingDocuments;
import dev.fairway.formats.read.Sealing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was found in one source tree: its environments, and every row of them that differs or was asked for.
///
/// @param compared one per family of the discovery
public record Survey(
        Discovered discovered, List<FamilyComparison.Compared> compared, WorkingDocuments documents, List<Gap> gaps) {

    /// Characters of a file that discovery may see.
    private static final int HEAD = 8_000;
    /// Larger files are no kustomizations, charts or compose files.
    private static final long LARGEST_PROBED = 4_000_000;

    public Survey {
        compared = List.copyOf(compared);
        gaps = List.copyOf(gaps);
    }

    /// @param wanted which rows to keep although all environments agree
    public static Survey of(
            SourceTree tree,
            Optional<ProjectFile> declared,
            Options options,
            Sealing sealing,
            Function<Discovered, Wanted> wanted) {
        var listing = tree.list();
        var documents = new WorkingDocuments(tree, listing.files(), sealing);
        var paths = listing.files().stream().map(file -> file.path()).toList();
        var discovered = Discovery.discover(paths, path -> head(tree, path), declared, options);
        var keeping = wanted.apply(discovered);
        var compared = new ArrayList<FamilyComparison.Compared>();
        for (var family : discovered.families()) {
            if (!family.runModes() || options.runModes()) {
                compared.add(FamilyComparison.compare(FamilyScope.of(family, discovered.route()), documents, keeping));
            }
        }
        var gaps = new ArrayList<Gap>();
        listing.problems().forEach(problem -> gaps.add(new Gap(problem.path(), problem.reason(), "")));
        gaps.addAll(documents.gaps());
        return new Survey(discovered, compared, documents, gaps);
    }

    /// Every row of every family that was kept.
    List<Found> found() {
        return compared.stream().flatMap(family -> family.found().stream()).toList();
    }

    private static Optional<String> head(SourceTree tree, String path) {
        return tree.read(path, LARGEST_PROBED) instanceof ReadResult.Content(var bytes)
                ? Optional.of(new String(bytes, 0, Math.min(HEAD, bytes.length), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
