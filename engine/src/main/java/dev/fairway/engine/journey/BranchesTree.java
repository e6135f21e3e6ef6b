package dev.fairway.engine.journey;

import dev.fairway.connector.Branch;
import dev.fairway.connector.FileEntry;
import dev.fairway.connector.History;
import dev.fairway.connector.Listing;
import dev.fairway.connector.ReadResult;
import dev.fairway.connector.SourceTree;
import dev.fairway.connector.TreeProblem;
import dev.fairway.core.discovery.Family;
import dev.fairway.core.discovery.Layout;
import dev.fairway.core.discovery.Unit;
import dev.fairway.engine.history.BranchPasts;
import dev.fairway.formats.read.DocumentReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The files of several branches side by side, each named `branch:path`.
///
/// @param trees by the branch's name
/// @param branches the branch of each environment
/// @param tips where each environment's branch stands
record BranchesTree(
        Map<String, SourceTree> trees,
        SequencedMap<String, String> branches,
        SequencedMap<String, BranchPasts.Tip> tips)
        implements SourceTree {

    /// What tools write, and what tests work on.
    private static final Pattern NOT_CONFIGURED =
            Pattern.compile("(?:.*/)?(?:package-lock\\.json|pnpm-lock\\.yaml|composer\\.lock|.*\\.lock|.*\\.map)"
                    + "|(?:.*/)?(?:node_modules|vendor|dist|tests?|specs?|fixtures|testdata|__tests__)/.*");

    static BranchesTree of(Family family, History history) {
        var commits = new TreeMap<String, String>();
        history.branches().forEach(branch -> commits.put(name(branch), branch.commit()));
        var trees = new TreeMap<String, SourceTree>();
        var branches = new LinkedHashMap<String, String>();
        var tips = new LinkedHashMap<String, BranchPasts.Tip>();
        family.units().getFirst().files().forEach((environment, branch) -> {
            var commit = commits.get(branch);
            if (commit != null) {
                branches.put(environment, branch);
                tips.put(environment, new BranchPasts.Tip(branch + ":", commit));
                trees.put(branch, history.at(commit));
            }
        });
        return new BranchesTree(trees, branches, tips);
    }

    /// As people name a branch: `staging`, `origin/staging`.
    static String name(Branch branch) {
        return branch.remote().isEmpty() ? branch.name() : branch.remote() + "/" + branch.name();
    }

    /// The family with a unit for each file that a person configures something in.
    Family family(Family family, List<FileEntry> files) {
        var byPath = new TreeMap<String, SequencedMap<String, String>>();
        for (var entry : branches.entrySet()) {
            var prefix = entry.getValue() + ":";
            for (var file : files) {
                if (file.path().startsWith(prefix)) {
                    var path = file.path().substring(prefix.length());
                    byPath.computeIfAbsent(path, _ -> new LinkedHashMap<>()).put(entry.getKey(), file.path());
                }
            }
        }
        var units = new ArrayList<Unit>();
        byPath.forEach((path, paths) -> units.add(new Unit(path, Layout.PLAIN, paths, List.of(), family.tokens(), "")));
        return new Family(
                family.application(),
                family.template(),
                Layout.BRANCHES,
                family.environments(),
                family.tokens(),
                units,
                family.runModes());
    }

    @Override
    public Listing list() {
        var files = new ArrayList<FileEntry>();
        var problems = new ArrayList<TreeProblem>();
        trees.forEach((branch, tree) -> {
            var listing = tree.list();
            listing.files().stream()
                    .filter(file -> DocumentReader.readable(file.path())
                            && !NOT_CONFIGURED.matcher(file.path()).matches())
                    .forEach(file -> files.add(new FileEntry(branch + ":" + file.path(), file.size(), file.kind())));
            listing.problems()
                    .forEach(problem -> problems.add(new TreeProblem(branch + ":" + problem.path(), problem.reason())));
        });
        return new Listing(files, problems);
    }

    @Override
    public ReadResult read(String path, long maxBytes) {
        var colon = path.indexOf(':');
        var tree = colon < 0 ? null : trees.get(path.substring(0, colon));
        return tree == null
                ? new ReadResult.Unreadable("no such branch")
                : tree.read(path.substring(colon + 1), maxBytes);
    }
}
