package dev.fairway.core.discovery;

import dev.fairway.core.discovery.EnvKey.Sighting;
import dev.fairway.core.discovery.Uncompared.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Files that are named for environments and that no reader knows: nobody may take them for compared.
final class UnreadFiles {

    private static final int MOST = 100;

    /// Forms of configuration.
    private static final Set<String> FORMS = Set.of("""
        .conf .hocon .xml .config .edn .cue .jsonnet .libsonnet .dhall .nix .pkl .groovy .bicepparam .plist .kdl\
        """.strip().split(" "));

    /// Programs, of which some are configuration: only their names can say so.
    private static final Set<String> PROGRAMS = Set.of(".js", ".cjs", ".mjs", ".ts", ".rb", ".py", ".php", ".exs");

    private UnreadFiles() {}

    /// @param found folders of environments, which may hold such files, too
    static List<Uncompared> of(Folder root, List<Draft> found, Scope scope) {
        var unread = new ArrayList<Uncompared>();
        siblings(root, scope, unread);
        for (var draft : found) {
            if (draft.folders()) {
                inFolders(draft, unread);
            }
        }
        return unread.stream().distinct().limit(MOST).toList();
    }

    private static void siblings(Folder folder, Scope scope, List<Uncompared> unread) {
        if (!folder.underTests() && unread.size() < MOST) {
            var names =
                    folder.files().stream().flatMap(name -> name(name).stream()).toList();
            SiblingGroups.find(names, false, folder.holdsEnvironments(), scope.vocabulary()).stream()
                    .filter(group -> group.leadsToProduction() && (group.isCertain() || isConfiguration(group)))
                    .forEach(group -> unread.add(new Uncompared(
                            folder.path() + group.template(),
                            Reason.NO_READER,
                            group.members().values().stream()
                                    .map(Sighting::token)
                                    .toList())));
            folder.folders().values().forEach(below -> siblings(below, scope, unread));
        }
    }

    /// One file alone has to be of a form that is nothing but configuration.
    private static boolean isConfiguration(SiblingGroup group) {
        return group.members().values().stream()
                .allMatch(sighting ->
                        sighting.strong() && FORMS.contains(sighting.extension().toLowerCase(Locale.ROOT)));
    }

    private static Optional<FileName> name(String file) {
        var dot = file.lastIndexOf('.');
        var extension = dot > 0 ? file.substring(dot).toLowerCase(Locale.ROOT) : "";
        return FORMS.contains(extension) || PROGRAMS.contains(extension)
                ? Optional.of(new FileName(file.substring(0, dot), file.substring(dot)))
                : Optional.empty();
    }

    /// The same file in the folders of two environments.
    private static void inFolders(Draft draft, List<Uncompared> unread) {
        var holders = new TreeMap<String, NavigableSet<String>>();
        for (var member : draft.group().members().values()) {
            var folder = draft.parent().folders().get(member.name());
            if (folder != null) {
                collect(folder, "", member.token(), holders);
            }
        }
        holders.forEach((file, tokens) -> {
            if (tokens.size() > 1) {
                unread.add(new Uncompared(draft.template() + file, Reason.NO_READER, List.copyOf(tokens)));
            }
        });
    }

    private static void collect(
            Folder folder, String path, String token, NavigableMap<String, NavigableSet<String>> holders) {
        for (var file : folder.files()) {
            var dot = file.lastIndexOf('.');
            if (dot > 0 && FORMS.contains(file.substring(dot).toLowerCase(Locale.ROOT))) {
                holders.computeIfAbsent(path + file, _ -> new TreeSet<>()).add(token);
            }
        }
        folder.folders().forEach((name, below) -> collect(below, path + name + "/", token, holders));
    }
}
