package dev.fairway.core.discovery;

import static java.util.stream.Collectors.toCollection;

import dev.fairway.core.discovery.Uncompared.Reason;
import dev.fairway.core.project.ProjectFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds which files state the same thing for which environments.
///
/// Names decide: of the children of one folder, those that are alike but for an environment's name belong together.
/// The rules, and the survey they come from, are told in docs/discovery.md.
public final class Discovery {

    private Discovery() {}

    /// Files per environment come first; parts of one file, then branches, only where there are none.
    ///
    /// @param paths all files, relative to the root, with `/`; the order does not matter
    /// @param head a file's first characters, empty where it cannot be read; asked for few files
    /// @param declared what `fairway.yaml` says, which overrides what names suggest
    public static Discovered discover(
            List<String> paths,
            Function<String, Optional<String>> head,
            Optional<ProjectFile> declared,
            Options options) {
        var all = new HashSet<>(paths);
        var scope = scope(all, head, declared, options);
        var stated = declared.map(project -> DeclaredFamilies.of(project, all, scope.probe()))
                .orElse(List.of());
        var drafts = drafts(paths, stated, scope);
        return new Assembly(all, declared, stated, scope.vocabulary()).discovered(drafts);
    }

    /// What stands alone and would be compared if other environments had it, too: asked where somebody says that they
    /// have it.
    ///
    /// @param known what [#discover] found
    public static List<Unit> alone(
            Discovered known,
            List<String> paths,
            Function<String, Optional<String>> head,
            Optional<ProjectFile> declared,
            Options options) {
        var scope = scope(new HashSet<>(paths), head, declared, options);
        var drafts = Drafts.of(Folder.of(paths), scope).alone().stream()
                .map(alone -> alone.draft(scope))
                .toList();
        var compared = known.families().stream()
                .flatMap(family -> family.units().stream())
                .flatMap(unit -> unit.files().values().stream())
                .collect(toCollection(HashSet::new));
        return new Assembly(new HashSet<>(paths), declared, List.of(), scope.vocabulary())
                .units(drafts).stream()
                        .filter(unit -> unit.files().values().stream().noneMatch(path -> isTaken(path, compared)))
                        .toList();
    }

    private static Scope scope(
            Set<String> all, Function<String, Optional<String>> head, Optional<ProjectFile> declared, Options options) {
        var probe = Probe.of(path -> all.contains(path) ? head.apply(path) : Optional.empty());
        var vocabulary = declared.map(Vocabulary::of).orElseGet(Vocabulary::standard);
        return new Scope(vocabulary, probe, Charts.in(all), options);
    }

    private static Drafts drafts(List<String> paths, List<Family> stated, Scope scope) {
        var branches = Branches.of(scope.options().branchNames(), scope.vocabulary());
        if (scope.options().branches() && branches.isPresent()) {
            return new Drafts(List.of(branches.get()), List.of());
        }
        var taken = stated.stream()
                .flatMap(family -> family.units().stream())
                .flatMap(unit -> unit.files().values().stream())
                .collect(toCollection(HashSet::new));
        var free = paths.stream().filter(path -> !isTaken(path, taken)).toList();
        var root = Folder.of(free);
        var byName = Drafts.of(root, scope).claimed();
        byName.found().addAll(Reached.of(byName, root, scope.probe()));
        var unread = UnreadFiles.of(root, byName.found(), scope);
        if (!byName.found().isEmpty() || !stated.isEmpty()) {
            var left = new ArrayList<>(byName.uncompared());
            left.addAll(unread);
            left.addAll(FurtherFiles.of(root, byName.found(), scope));
            branches.ifPresent(draft -> left.add(new Uncompared(
                    draft.template(),
                    Reason.BRANCHES,
                    List.copyOf(draft.units().getFirst().files().values()))));
            return new Drafts(byName.found(), left);
        }
        var sections = Sections.of(root, scope.vocabulary(), scope.probe(), Set.of());
        var last = sections.isEmpty() ? branches.map(List::of).orElse(List.of()) : sections;
        return new Drafts(
                last,
                Stream.concat(unread.stream(), byName.uncompared().stream()).toList());
    }

    private static boolean isTaken(String path, Set<String> taken) {
        if (taken.contains(path)) {
            return true;
        }
        for (var slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (taken.contains(path.substring(0, slash + 1))) {
                return true;
            }
        }
        return false;
    }
}
