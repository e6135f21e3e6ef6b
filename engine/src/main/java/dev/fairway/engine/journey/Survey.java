package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.environment.Route;
import dev.fairway.core.project.ProjectFile;
import dev.fairway.core.report.Report.Gap;
import dev.fairway.engine.compare.FamilyComparison;
import dev.fairway.engine.compare.FamilyScope;
import dev.fairway.engine.compare.Found;
import dev.fairway.engine.compare.Wanted;
import dev.fairway.engine.read.Means;
import dev.fairway.engine.read.WorkingDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What was found in one source tree: its environments, and every row of them that differs or was asked for.
///
/// @param compared one per family of the discovery
public record Survey(
        Discovered discovered, List<FamilyComparison.Compared> compared, WorkingDocuments documents, List<Gap> gaps) {

    public Survey {
        compared = List.copyOf(compared);
        gaps = List.copyOf(gaps);
    }

    /// @param history where branches are looked at, when they are environments
    /// @param wanted which rows to keep although all environments agree
    public static Survey of(
            SourceTree tree,
            Optional<History> history,
            Optional<ProjectFile> declared,
            Options options,
            Means means,
            Progress progress,
            Function<Discovered, Wanted> wanted) {
        progress.at("looking for environments", 0, 0);
        return of(Ground.of(tree, declared, options, means), history, options, means, progress, wanted);
    }

    /// @param ground what was read of the tree already is not read again
    static Survey of(
            Ground ground,
            Optional<History> history,
            Options options,
            Means means,
            Progress progress,
            Function<Discovered, Wanted> wanted) {
        var keeping = wanted.apply(ground.discovered());
        var compared = new ArrayList<FamilyComparison.Compared>();
        var gaps = new ArrayList<Gap>();
        var families = ground.discovered().families();
        for (var family : families) {
            progress.at("comparing " + family.template(), compared.size(), families.size());
            if (family.layout() == Layout.BRANCHES) {
                history.ifPresent(known ->
                        compared.add(branches(family, known, ground.discovered().route(), means, keeping, gaps)));
            } else if (!family.runModes() || options.runModes()) {
                var scope = FamilyScope.of(family, ground.discovered().route());
                compared.add(FamilyComparison.compare(scope, ground.documents(), keeping, means.sealing()));
            }
        }
        gaps.addAll(ground.gaps());
        progress.over();
        return new Survey(ground.discovered(), compared, ground.documents(), gaps);
    }

    /// Compares the trees of branches.
    static FamilyComparison.Compared branches(
            Family family, History history, Route route, Means means, Wanted wanted, List<Gap> gaps) {
        var tree = BranchesTree.of(family, history);
        var listing = tree.list();
        var documents = new WorkingDocuments(tree, listing.files(), means.sealing(), means.renderer());
        var scope = FamilyScope.of(tree.family(family, listing.files()), route);
        var compared = FamilyComparison.compare(scope, documents, wanted, means.sealing());
        gaps.addAll(documents.gaps());
        return compared;
    }

    /// Every row of every family that was kept.
    List<Found> found() {
        return compared.stream().flatMap(family -> family.found().stream()).toList();
    }
}
