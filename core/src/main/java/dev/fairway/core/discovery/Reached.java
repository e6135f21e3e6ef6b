package dev.fairway.core.discovery;

import dev.fairway.core.discovery.Draft.DraftUnit;
import dev.fairway.core.discovery.EnvKey.Sighting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Folders that belong to environments although their names do not say so: the Argo CD and Flux objects of each
/// environment deploy from them.
final class Reached {

    private static final String RULE = "folders that the deployment objects of each environment name";
    private static final int MOST_UNITS = 50;
    private static final Pattern DEPLOYS =
            Pattern.compile("(?m)^kind:\\s*(?:Application|ApplicationSet|Kustomization)\\s*$");
    private static final Pattern FOLDER =
            Pattern.compile("(?m)^\\s*(?:- )?path:\\s*[\"']?(?:\\./)?([\\w./-]+)[\"']?\\s*$");

    private Reached() {}

    static List<Draft> of(Drafts drafts, Folder root, Probe probe) {
        var known = new TreeSet<String>();
        drafts.found()
                .forEach(draft ->
                        draft.units().forEach(unit -> known.addAll(unit.files().values())));
        var found = new ArrayList<Draft>();
        for (var draft : drafts.found()) {
            draft.units().stream()
                    .filter(unit ->
                            unit.layout() == Layout.KUBERNETES && unit.files().size() > 1)
                    .limit(MOST_UNITS)
                    .forEach(unit -> found.addAll(from(unit, draft, root, probe, known)));
        }
        return found;
    }

    private static List<Draft> from(DraftUnit unit, Draft draft, Folder root, Probe probe, Set<String> known) {
        var named = new TreeMap<EnvKey, List<String>>();
        unit.files()
                .forEach((key, path) -> named.put(key, folders(probe.text(path).orElse(""), root)));
        var most = named.values().stream().mapToInt(List::size).max().orElse(0);
        var found = new ArrayList<Draft>();
        for (var i = 0; i < most; i++) {
            var places = new TreeMap<EnvKey, String>();
            for (var entry : named.entrySet()) {
                if (i < entry.getValue().size()) {
                    places.put(entry.getKey(), entry.getValue().get(i));
                }
            }
            var apart = new HashSet<>(places.values()).size() == places.size();
            if (places.size() > 1 && apart && places.values().stream().noneMatch(place -> isKnown(place, known))) {
                known.addAll(places.values());
                found.add(draft(places, draft, root));
            }
        }
        return found;
    }

    private static Draft draft(NavigableMap<EnvKey, String> places, Draft source, Folder root) {
        var members = new TreeMap<EnvKey, Sighting>();
        places.forEach((key, place) -> {
            var seen = Optional.ofNullable(source.group().members().get(key));
            seen.ifPresent(sighting -> members.put(
                    key,
                    new Sighting(
                            key, sighting.token(), place, "", sighting.tier(), sighting.rank(), sighting.strong())));
        });
        var template = DeclaredFamilies.template(places.values());
        var name = template.endsWith("/") ? template.substring(0, template.length() - 1) : template;
        var group = new SiblingGroup(name, members, RULE);
        return new Draft(root, group, true, List.of(new DraftUnit(template, Layout.KUSTOMIZE, places, "")));
    }

    /// The folders of the repository that a file's objects deploy from, each once, with `/` at the end.
    private static List<String> folders(String text, Folder root) {
        var found = new LinkedHashSet<String>();
        if (DEPLOYS.matcher(text).find()) {
            var matcher = FOLDER.matcher(text);
            while (matcher.find()) {
                folder(matcher.group(1), root).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<String> folder(String path, Folder root) {
        var folder = root;
        for (var segment : path.split("/")) {
            var below = folder.folders().get(segment);
            if (below == null) {
                return Optional.empty();
            }
            folder = below;
        }
        return folder.path().isEmpty() ? Optional.empty() : Optional.of(folder.path());
    }

    /// Whether something in a folder, or a folder around it, belongs to a family already.
    private static boolean isKnown(String folder, Set<String> known) {
        for (var path : known) {
            if (path.startsWith(folder) || (path.endsWith("/") && folder.startsWith(path))) {
                return true;
            }
        }
        return false;
    }
}
