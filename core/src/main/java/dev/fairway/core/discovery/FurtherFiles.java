package dev.fairway.core.discovery;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.discovery.Uncompared.Reason;
import dev.fairway.core.environment.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Files that an environment has beside those that are compared: what they override or add is not seen, so nobody may
/// take the environments for equal.
///
/// @param claimed what is compared; folders end in `/`
record FurtherFiles(Folder root, Set<String> claimed, Scope scope) {

    private static final int MOST = 100;

    /// What follows an environment's name where a file is laid over another one.
    private static final Set<String> ADDING = Set.of("""
        local override overrides overriding extra extras custom patch patches additional addition additions overlay
        private user secret secrets more auto\
        """.strip().split("\\s+"));

    static List<Uncompared> of(Folder root, List<Draft> found, Scope scope) {
        var claimed = new HashSet<String>();
        found.forEach(draft ->
                draft.units().forEach(unit -> claimed.addAll(unit.files().values())));
        var further = new FurtherFiles(root, claimed, scope);
        return found.stream()
                .filter(draft -> !draft.folders() && !draft.group().template().isEmpty())
                .flatMap(draft -> further.beside(draft).stream())
                .distinct()
                .limit(MOST)
                .toList();
    }

    private List<Uncompared> beside(Draft draft) {
        var all = new ArrayList<Uncompared>();
        for (var member : draft.group().members().values()) {
            if (isOnTheWay(member)) {
                var paths = new TreeSet<String>();
                inPlaces(draft, member, paths);
                inOwnFolder(draft, member, paths);
                if (!paths.isEmpty()) {
                    all.add(told(List.copyOf(paths), member.token()));
                }
            }
        }
        if (draft.units().stream().anyMatch(unit -> unit.layout() == Layout.SPRING)) {
            SpringGroups.furtherFiles(draft, scope)
                    .forEach((file, token) ->
                            addUnlessCompared(all, draft.parent().path() + file, token));
        }
        return all;
    }

    private void addUnlessCompared(List<Uncompared> all, String path, String token) {
        if (!claimed.contains(path)) {
            all.add(told(List.of(path), token));
        }
    }

    private static Uncompared told(List<String> paths, String token) {
        var more = paths.size() > 1 ? " and %d more".formatted(paths.size() - 1) : "";
        return new Uncompared(paths.getFirst() + more, Reason.FURTHER, List.of(token));
    }

    /// What only developers have on their machines changes no environment.
    private static boolean isOnTheWay(Sighting member) {
        return !member.token().isEmpty()
                && (member.tier() == Tier.PROD || (member.tier() == Tier.STAGE && member.strong()));
    }

    private void inPlaces(Draft draft, Sighting member, Set<String> paths) {
        var stem = FileName.parse(draft.group().template()).map(FileName::stem).orElse("");
        var isSpring = draft.units().stream().anyMatch(unit -> unit.layout() == Layout.SPRING);
        for (var place : isSpring ? springPlaces(draft.parent()) : List.of(draft.parent())) {
            for (var file : place.files()) {
                var path = place.path() + file;
                var name = FileName.parse(file);
                if (name.isPresent() && !isClaimed(path)) {
                    var template = template(name.get().stem(), member);
                    if (template.isPresent() && adds(template.get(), stem, isSpring)) {
                        paths.add(path);
                    }
                }
            }
        }
    }

    /// `config/prod/extra.yaml` beside `config/prod.yaml`.
    private void inOwnFolder(Draft draft, Sighting member, Set<String> paths) {
        var stem = FileName.parse(draft.group().template()).map(FileName::stem).orElse("");
        var own = draft.parent().folders().get(member.token());
        if (stem.equals(SiblingGroups.PLACEHOLDER) && own != null) {
            collect(own, paths);
        }
    }

    private void collect(Folder folder, Set<String> paths) {
        folder.files().stream()
                .filter(file -> FileName.parse(file).isPresent() && !isClaimed(folder.path() + file))
                .forEach(file -> paths.add(folder.path() + file));
        folder.folders().values().forEach(below -> collect(below, paths));
    }

    /// Where Spring Boot looks: beside the file, in `config` below it, and where the application is started.
    private List<Folder> springPlaces(Folder resources) {
        var places = new ArrayList<Folder>();
        places.add(resources);
        Optional.ofNullable(resources.folders().get("config")).ifPresent(places::add);
        for (var path : List.of("/src/main/resources/", "/config/")) {
            var whole = "/" + resources.path();
            if (whole.endsWith(path)) {
                var module = folder(whole.substring(1, Math.max(1, whole.length() - path.length() + 1)));
                module.ifPresent(places::add);
                module.map(folder -> folder.folders().get("config")).ifPresent(places::add);
            }
        }
        return places;
    }

    private Optional<Folder> folder(String path) {
        var folder = root;
        for (var segment : path.isEmpty() ? new String[0] : path.split("/")) {
            var below = folder.folders().get(segment);
            if (below == null) {
                return Optional.empty();
            }
            folder = below;
        }
        return Optional.of(folder);
    }

    /// The stem with `{env}` in place of the environment; empty where it names another one or none.
    private Optional<String> template(String stem, Sighting member) {
        return Mention.in(stem, scope.vocabulary()).stream()
                .filter(mention -> mention.word().kin().equals(member.key().kin())
                        && stem.substring(mention.start(), mention.end()).equalsIgnoreCase(member.token()))
                .findFirst()
                .map(mention ->
                        stem.substring(0, mention.start()) + SiblingGroups.PLACEHOLDER + stem.substring(mention.end()));
    }

    private static boolean adds(String template, String stem, boolean isSpring) {
        if (template.equals(stem) || (isSpring && template.equals("bootstrap-" + SiblingGroups.PLACEHOLDER))) {
            return true;
        }
        return template.startsWith(stem)
                && "-._".indexOf(template.charAt(stem.length())) >= 0
                && ADDING.contains(template.substring(stem.length() + 1));
    }

    private boolean isClaimed(String path) {
        if (claimed.contains(path)) {
            return true;
        }
        for (var slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
            if (claimed.contains(path.substring(0, slash + 1))) {
                return true;
            }
        }
        return false;
    }
}
