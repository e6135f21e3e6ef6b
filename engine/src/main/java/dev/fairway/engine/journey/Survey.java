package dev.fairway.engine.journey;

import dev.fairway.connector.History;
import dev.fairway.connector.SourceTree;
import dev.fairway.core.discovery.Discovered;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Options;
import dev.fairway.core.environment.Route;
import dev.fairway.core.finding.Held;
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
import java.util.SequencedMap;
import java.util.function.Function;

/// What was found in one source tree: its environments, and every row of them that differs or was asked for.
///
/// @param compared one per family of the discovery
/// @param branching where branches are environments
public record Survey(
        Discovered discovered,
        List<FamilyComparison.Compared> compared,
        WorkingDocuments documents,
        Optional<Branching> branching,
        List<Gap> gaps) {

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
        Optional<Branching> branching = Optional.empty();
        var families = ground.discovered().families();
        for (var family : families) {
            progress.at("comparing " + family.template(), compared.size(), families.size());
            if (family.layout() == Layout.BRANCHES) {
                if (history.isPresent()) {
                    branching = Optional.of(branches(family, history.get(), means));
                    compared.add(compared(
                            family,
                            branching.get(),
                            ground.discovered().route(),
                            ground.discovered().route(),
                            means,
                            keeping));
                    gaps.addAll(branching.get().documents().gaps());
                }
            } else if (!family.runModes() || options.runModes()) {
                var scope = FamilyScope.of(family, ground.discovered().route());
                compared.add(FamilyComparison.compare(scope, ground.documents(), keeping, means.sealing()));
            }
        }
        gaps.addAll(ground.gaps());
        gaps.addAll(unread(ground.discovered()));
        progress.over();
        return new Survey(ground.discovered(), compared, ground.documents(), branching, gaps);
    }

    private static List<Gap> unread(Discovered discovered) {
        return discovered.uncompared().stream()
                .filter(left -> left.reason().isGap())
                .map(left -> new Gap(
                        left.template(),
                        "%s: %s".formatted(left.reason().sentence(), String.join(", ", left.names())),
                        "compare them by hand"))
                .toList();
    }

    static Branching branches(Family family, History history, Means means) {
        var tree = BranchesTree.of(family, history);
        return new Branching(tree, new WorkingDocuments(tree, tree.list(), means.sealing(), means.renderer()));
    }

    /// Compares the trees of branches.
    ///
    /// @param some the environments that are looked at, of the whole route
    static FamilyComparison.Compared compared(
            Family family, Branching branching, Route some, Route whole, Means means, Wanted wanted) {
        var files = branching.tree().list().files();
        var scope = FamilyScope.within(branching.tree().family(family, files), some, whole);
        return FamilyComparison.compare(scope, branching.documents(), wanted, means.sealing());
    }

    /// What would have been found, had the environments held something else there.
    Optional<Found> holding(Found found, SequencedMap<String, Held> held) {
        return compared.stream()
                .filter(family -> family.scope().equals(found.scope()))
                .findFirst()
                .map(family -> family.holding(found, held));
    }

    /// Every row of every family that was kept.
    List<Found> found() {
        return compared.stream().flatMap(family -> family.found().stream()).toList();
    }
}
