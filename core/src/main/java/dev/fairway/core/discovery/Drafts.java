package dev.fairway.core.discovery;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.discovery.Uncompared.Reason;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/// Walks the tree and writes down every family by the names of siblings, and what comes near to being one.
///
/// @param found outer folders first
/// @param alone groups that are compared with nothing, because too few environments are left of them
record Drafts(List<Draft> found, List<Uncompared> uncompared, List<Alone> alone) {

    private static final int MOST_NEAR_MISSES = 200;
    private static final int MOST_SINGLE = 40;
    private static final int FEW_UNITS = 10;
    private static final int LITTLE = 5;

    /// A group that could be part of a family if others had it, too. Its files are looked at when somebody asks.
    record Alone(Folder parent, SiblingGroup group, boolean folders) {

        Draft draft(Scope scope) {
            return new Draft(
                    parent,
                    group,
                    folders,
                    folders
                            ? FolderUnits.of(parent, group, scope.vocabulary(), scope.probe())
                            : fileUnit(parent, group, scope));
        }
    }

    Drafts(List<Draft> found, List<Uncompared> uncompared) {
        this(found, uncompared, List.of());
    }

    static Drafts of(Folder root, Scope scope) {
        var drafts = new Drafts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        drafts.walk(root, scope);
        return drafts;
    }

    private void walk(Folder folder, Scope scope) {
        var words = scope.vocabulary();
        var childFolders = folder.folders().keySet().stream()
                .map(name -> new FileName(name, ""))
                .toList();
        var folderGroups = SiblingGroups.find(childFolders, true, folder.holdsEnvironments(), words);
        for (var group : Places.completed(folderGroups, folder, words)) {
            consider(folder, group, true, scope);
        }
        var childFiles = folder.files().stream()
                .flatMap(name -> FileName.parse(name).stream())
                .toList();
        var fileGroups = SiblingGroups.find(childFiles, false, folder.holdsEnvironments(), words);
        for (var group : SpringDocuments.added(folder, fileGroups, words, scope.probe())) {
            if (!TerraformModules.isCode(group)) {
                consider(folder, group, false, scope);
            } else if (group.isCertain()) {
                miss(folder, group, false, Reason.ONE_MODULE, tokens(group));
            }
        }
        folder.folders().values().forEach(below -> walk(below, scope));
    }

    private void consider(Folder parent, SiblingGroup all, boolean folders, Scope scope) {
        var group = scope.runModes() ? all : all.without("local");
        if (group.members().size() < all.members().size() && isDeliberate(all)) {
            miss(parent, all, folders, Reason.DEVELOPER, List.of("local"));
        }
        var certain = group.isCertain()
                || (parent.holdsEnvironments() && group.members().size() > 1);
        if (!certain) {
            if (group.members().values().stream().anyMatch(Sighting::strong)) {
                miss(parent, group, folders, Reason.SINGLE, tokens(group));
                leave(parent, group, folders);
            }
        } else if (parent.underTests()) {
            miss(parent, group, folders, Reason.TEST_FOLDER, tokens(group));
        } else {
            accept(parent, group, folders, scope);
        }
    }

    private void accept(Folder parent, SiblingGroup group, boolean folders, Scope scope) {
        var units = folders
                ? FolderUnits.of(parent, group, scope.vocabulary(), scope.probe())
                : fileUnit(parent, group, scope);
        var whole =
                units.stream().filter(unit -> !isComponent(unit, scope.probe())).toList();
        var draft = new Draft(parent, group, folders, folders ? comparable(parent, group, whole) : whole);
        if (whole.isEmpty() && !units.isEmpty()) {
            miss(parent, group, folders, Reason.COMPONENTS, tokens(group));
        } else if (group.isNameless() && !looksAlike(draft) && !scope.runModes()) {
            if (!folders) {
                miss(parent, group, false, Reason.UNKNOWN_NAMES, tokens(group));
            }
        } else if (folders && !draft.sharesSomething() && sharesUnread(draft, scope.probe())) {
            uncompared.addAll(UnreadFiles.inFolders(draft, scope.probe()));
        } else if (folders && !draft.sharesSomething() && !parent.holdsPlaces()) {
            miss(parent, group, true, Reason.NOTHING_SHARED, tokens(group));
        } else if (isRunModes(draft) && !scope.runModes()) {
            miss(parent, group, folders, Reason.RUN_MODES, tokens(group));
            leave(parent, group, folders);
        } else {
            found.add(draft);
        }
    }

    /// Folders that have nothing in common but files that are not read.
    private static boolean sharesUnread(Draft draft, Probe probe) {
        return draft.units().isEmpty()
                && draft.group().leadsToProduction()
                && !UnreadFiles.inFolders(draft, probe).isEmpty();
    }

    /// Whether more than the name of their folder says that these are environments: a file that two of them have, or a
    /// layout that exists for environments only.
    private static boolean looksAlike(Draft draft) {
        return draft.folders()
                ? draft.sharesSomething()
                : draft.units().stream().anyMatch(unit -> unit.layout() != Layout.PLAIN);
    }

    /// Components are no environment's state: overlays include them and are compared with what they give.
    private static boolean isComponent(DraftUnit unit, Probe probe) {
        return unit.layout() == Layout.KUSTOMIZE
                && unit.files().values().stream().anyMatch(probe::isComponent);
    }

    /// Several overlays that one environment alone has are its clusters, and nothing that the others lack. Where
    /// folders share little, they are no two states of one thing, and only what they share is compared.
    private List<DraftUnit> comparable(Folder parent, SiblingGroup group, List<DraftUnit> units) {
        var alone = units.stream().filter(unit -> unit.files().size() == 1).toList();
        var shared = units.size() - alone.size();
        if (units.size() > FEW_UNITS && shared * LITTLE < units.size()) {
            return without(alone, units, parent, group, Reason.LITTLE_SHARED);
        }
        var places =
                alone.stream().filter(unit -> unit.layout() == Layout.KUSTOMIZE).toList();
        return places.size() > 1 ? without(places, units, parent, group, Reason.PLACES) : units;
    }

    private List<DraftUnit> without(
            List<DraftUnit> left, List<DraftUnit> units, Folder parent, SiblingGroup group, Reason reason) {
        miss(parent, group, true, reason, left.stream().map(DraftUnit::template).toList());
        return units.stream().filter(unit -> !left.contains(unit)).toList();
    }

    /// `.env.local` or `local.yml` beside others, not any name with that word in it.
    private static boolean isDeliberate(SiblingGroup group) {
        return group.members().size() > 1
                || group.template().startsWith(SiblingGroups.PLACEHOLDER + ".")
                || group.template().startsWith("application-")
                || group.template().startsWith(".env.");
    }

    static boolean isRunModes(Draft draft) {
        var overlays = draft.units().stream().anyMatch(unit -> unit.layout() == Layout.KUSTOMIZE);
        return !draft.group().leadsToProduction() && !draft.parent().holdsPlaces() && !overlays;
    }

    private static List<DraftUnit> fileUnit(Folder parent, SiblingGroup group, Scope scope) {
        var files = new TreeMap<EnvKey, String>();
        group.members().forEach((key, sighting) -> files.put(key, parent.path() + sighting.name()));
        var template = parent.path() + group.template();
        var sample = group.members().values().stream()
                .filter(sighting -> !sighting.token().isEmpty())
                .map(sighting -> parent.path() + sighting.name())
                .findFirst()
                .orElseThrow();
        var layout = Layouts.of(sample, template, scope.probe());
        if (layout == Layout.PLAIN && files.values().stream().anyMatch(scope.probe()::isCompose)) {
            layout = Layout.COMPOSE;
        }
        var values = layout == Layout.PLAIN && scope.charts().holds(sample) && sample.contains(".y");
        return List.of(new DraftUnit(template, values ? Layout.HELM_VALUES : layout, files, ""));
    }

    private void miss(Folder parent, SiblingGroup group, boolean folders, Reason reason, List<String> names) {
        if (uncompared.size() < MOST_NEAR_MISSES || reason != Reason.SINGLE) {
            var template = parent.path() + group.template() + (folders ? "/" : "");
            uncompared.add(new Uncompared(template, reason, names));
        }
    }

    private void leave(Folder parent, SiblingGroup group, boolean folders) {
        if (alone.size() < MOST_NEAR_MISSES && !parent.underTests()) {
            alone.add(new Alone(parent, group, folders));
        }
    }

    private static List<String> tokens(SiblingGroup group) {
        return group.members().values().stream().map(Sighting::token).toList();
    }

    /// Each path in one family only: in that whose unit has most environments, and of equals in the outermost.
    Drafts claimed() {
        var claims = Claims.of(found);
        var kept = new ArrayList<Draft>();
        for (var draft : found) {
            var units = draft.units().stream()
                    .map(unit -> unit.withFiles(claims.heldBy(unit)))
                    .filter(unit -> !unit.files().isEmpty())
                    .toList();
            var rest = draft.withUnits(units);
            if (rest.sharesSomething() || (draft.parent().holdsPlaces() && namesTwo(units))) {
                kept.add(rest);
            }
        }
        var single = uncompared.stream()
                .filter(left -> left.reason() == Reason.SINGLE && !isInside(left, kept))
                .limit(MOST_SINGLE)
                .toList();
        var left = new ArrayList<>(uncompared);
        left.removeIf(one -> one.reason() == Reason.SINGLE && !single.contains(one));
        return new Drafts(kept, left, alone);
    }

    /// What stands alone inside a folder of an environment is compared with the folder.
    private static boolean isInside(Uncompared left, List<Draft> kept) {
        return kept.stream()
                .filter(Draft::folders)
                .flatMap(draft -> draft.group().members().values().stream()
                        .map(member -> draft.parent().path() + member.name() + "/"))
                .anyMatch(left.template()::startsWith);
    }

    private static boolean namesTwo(List<DraftUnit> units) {
        var keys = new HashSet<EnvKey>();
        units.forEach(unit -> keys.addAll(unit.files().keySet()));
        return keys.size() > 1;
    }
}
