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
record Drafts(List<Draft> found, List<Uncompared> uncompared) {

    private static final int MOST_NEAR_MISSES = 200;

    static Drafts of(Folder root, Vocabulary vocabulary, Probe probe, Options options) {
        var drafts = new Drafts(new ArrayList<>(), new ArrayList<>());
        drafts.walk(root, vocabulary, probe, options);
        return drafts;
    }

    private void walk(Folder folder, Vocabulary vocabulary, Probe probe, Options options) {
        var childFolders = folder.folders().keySet().stream()
                .map(name -> new FileName(name, ""))
                .toList();
        for (var group : SiblingGroups.find(childFolders, true, folder.holdsEnvironments(), vocabulary)) {
            consider(folder, group, true, vocabulary, probe, options);
        }
        var childFiles = folder.files().stream()
                .flatMap(name -> FileName.parse(name).stream())
                .toList();
        for (var group : SiblingGroups.find(childFiles, false, folder.holdsEnvironments(), vocabulary)) {
            consider(folder, group, false, vocabulary, probe, options);
        }
        folder.folders().values().forEach(below -> walk(below, vocabulary, probe, options));
    }

    private void consider(
            Folder parent, SiblingGroup all, boolean folders, Vocabulary vocabulary, Probe probe, Options options) {
        var group = options.runModes() || vocabulary.closed() ? all : all.without("local");
        if (group.members().size() < all.members().size()) {
            miss(parent, all, folders, Reason.DEVELOPER, List.of("local"));
        }
        var certain = group.isCertain()
                || (parent.holdsEnvironments() && group.members().size() > 1);
        if (!certain) {
            if (group.members().values().stream().anyMatch(Sighting::strong)) {
                miss(parent, group, folders, Reason.SINGLE, tokens(group));
            }
            return;
        }
        if (parent.underTests()) {
            miss(parent, group, folders, Reason.TEST_FOLDER, tokens(group));
            return;
        }
        var units = folders ? FolderUnits.of(parent, group, vocabulary, probe) : fileUnit(parent, group, probe);
        var draft = new Draft(parent, group, folders, units);
        if (folders && !draft.sharesSomething() && !parent.holdsPlaces()) {
            miss(parent, group, true, Reason.NOTHING_SHARED, tokens(group));
        } else if (isRunModes(draft) && !options.runModes() && !vocabulary.closed()) {
            miss(parent, group, folders, Reason.RUN_MODES, tokens(group));
        } else {
            found.add(draft);
        }
    }

    static boolean isRunModes(Draft draft) {
        var overlays = draft.units().stream().anyMatch(unit -> unit.layout() == Layout.KUSTOMIZE);
        return !draft.group().leadsToProduction() && !draft.parent().holdsPlaces() && !overlays;
    }

    private static List<DraftUnit> fileUnit(Folder parent, SiblingGroup group, Probe probe) {
        var files = new TreeMap<EnvKey, String>();
        group.members().forEach((key, sighting) -> files.put(key, parent.path() + sighting.name()));
        var template = parent.path() + group.template();
        var sample = group.members().values().stream()
                .filter(sighting -> !sighting.token().isEmpty())
                .map(sighting -> parent.path() + sighting.name())
                .findFirst()
                .orElseThrow();
        return List.of(new DraftUnit(template, Layouts.of(sample, template, probe), files, ""));
    }

    private void miss(Folder parent, SiblingGroup group, boolean folders, Reason reason, List<String> names) {
        if (uncompared.size() < MOST_NEAR_MISSES) {
            var template = parent.path() + group.template() + (folders ? "/" : "");
            uncompared.add(new Uncompared(template, reason, names));
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
        return new Drafts(kept, uncompared);
    }

    private static boolean namesTwo(List<DraftUnit> units) {
        var keys = new HashSet<EnvKey>();
        units.forEach(unit -> keys.addAll(unit.files().keySet()));
        return keys.size() > 1;
    }
}
