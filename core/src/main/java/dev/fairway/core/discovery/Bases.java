package dev.fairway.core.discovery;

import static dev.fairway.core.discovery.SiblingGroups.PLACEHOLDER;

import dev.fairway.core.discovery.Draft.DraftUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Finds the files that a unit's environments inherit from, weakest first.
///
/// @param paths all files there are
/// @param folders all folders there are, each ending in `/`
record Bases(Set<String> paths, Set<String> folders, Charts charts, TerraformModules modules) {

    private static final List<String> EXTENSIONS = List.of(".yaml", ".yml", ".json", ".toml", ".properties");

    static Bases among(Set<String> paths) {
        var folders = new HashSet<String>();
        for (var path : paths) {
            var slash = path.lastIndexOf('/');
            while (slash > 0 && folders.add(path.substring(0, slash + 1))) {
                slash = path.lastIndexOf('/', slash - 1);
            }
        }
        return new Bases(paths, folders, Charts.in(paths), TerraformModules.in(paths));
    }

    List<String> of(Draft draft, DraftUnit unit) {
        var found = new LinkedHashSet<String>();
        var folder = folderOf(unit.template());
        switch (unit.layout()) {
            case KUSTOMIZE, BRANCHES, SECTIONS -> {}
            case SPRING -> addSpring(found, folder, unit);
            case HELM_VALUES -> {
                charts.valuesFor(stableFolder(unit.template()), unit.template()).ifPresent(found::add);
                if (Charts.namesNoOther(unit.template())) {
                    addIfPresent(found, stableFolder(unit.template()) + "values.yaml");
                }
                addInherited(found, draft, unit);
            }
            case TFVARS -> {
                if (!unit.template().substring(folder.length()).contains("backend")) {
                    found.addAll(modules.declarationsFor(folder));
                }
                addInherited(found, draft, unit);
            }
            case COMPOSE -> {
                addCompose(found, stableFolder(unit.template()));
                addInherited(found, draft, unit);
            }
            case DOTENV -> {
                addIfPresent(found, stableFolder(unit.template()) + ".env");
                addInherited(found, draft, unit);
            }
            case APPSETTINGS, PLAIN -> addInherited(found, draft, unit);
            case KUBERNETES -> addFolders(found, draft, unit);
        }
        if (unit.layout() != Layout.SPRING) {
            // documents of a Spring file inherit from the file's first; elsewhere nothing inherits from itself
            found.removeAll(unit.files().values());
        }
        return List.copyOf(found);
    }

    private void addInherited(Set<String> found, Draft draft, DraftUnit unit) {
        if (draft.folders()) {
            addFolders(found, draft, unit);
            return;
        }
        var folder = folderOf(unit.template());
        var name = unit.template().substring(folder.length());
        if (name.startsWith(PLACEHOLDER + ".") && !folder.isEmpty()) {
            // `config/settings.yml` for `config/settings/{env}.yml`
            addAnyFormat(found, folder.substring(0, folder.length() - 1) + name.substring(PLACEHOLDER.length()));
        }
        for (var elided : Elision.withoutToken(name)) {
            addAnyFormat(found, folder + elided);
        }
        for (var word : Elision.INHERITED) {
            addAnyFormat(found, folder + name.replace(PLACEHOLDER, word));
            if (name.startsWith(PLACEHOLDER)) {
                addAnyFormat(found, folder + name.replace(PLACEHOLDER, "_" + word));
            }
        }
    }

    /// The same file in a sibling folder called `base`, `common`, ...
    private void addFolders(Set<String> found, Draft draft, DraftUnit unit) {
        if (!draft.folders()) {
            return;
        }
        var inside = unit.template().substring(draft.template().length());
        for (var word : Elision.INHERITED) {
            for (var prefix : List.of("", "_")) {
                var sibling =
                        draft.parent().path() + draft.group().template().replace(PLACEHOLDER, prefix + word) + "/";
                if (folders.contains(sibling)) {
                    addAnyFormat(found, sibling + inside.replace(PLACEHOLDER, word));
                }
            }
        }
    }

    private void addSpring(Set<String> found, String folder, DraftUnit unit) {
        var name = unit.template().substring(folder.length());
        var stem = name.startsWith("bootstrap") ? "bootstrap" : "application";
        var folders = new ArrayList<String>();
        if (folder.endsWith("/config/")) {
            folders.add(folder.substring(0, folder.length() - "config/".length()));
        }
        folders.add(folder);
        for (var place : folders) {
            // where both exist, properties win
            for (var extension : List.of(".yaml", ".yml", ".properties")) {
                addIfPresent(found, place + stem + extension);
            }
        }
    }

    /// The Compose file of the folder, else the one of the folder above: `docker/{env}.yml` beside `compose.yml`.
    private void addCompose(Set<String> found, String folder) {
        var above = folder.isEmpty() ? folder : folderOf(folder.substring(0, folder.length() - 1));
        for (var place : List.of(folder, above)) {
            for (var name : List.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")) {
                if (paths.contains(place + name)) {
                    found.add(place + name);
                    return;
                }
            }
        }
    }

    private void addAnyFormat(Set<String> found, String path) {
        if (path.contains(PLACEHOLDER)) {
            return;
        }
        addIfPresent(found, path);
        for (var extension : EXTENSIONS) {
            if (path.endsWith(extension)) {
                var stem = path.substring(0, path.length() - extension.length());
                EXTENSIONS.forEach(other -> addIfPresent(found, stem + other));
                return;
            }
        }
    }

    private void addIfPresent(Set<String> found, String path) {
        if (paths.contains(path)) {
            found.add(path);
        }
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /// The innermost folder that is the same for all environments.
    private static String stableFolder(String template) {
        var at = template.indexOf(PLACEHOLDER);
        return folderOf(at < 0 ? template : template.substring(0, at));
    }
}
